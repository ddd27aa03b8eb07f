import { notFound, redirect } from 'next/navigation'
import { z } from 'zod'
import { requireActor, type Present } from '@/lib/actor/visitor'
import { look } from '@/lib/db/as'
import { incidentFacts, type Within } from '@/lib/facts/incident'
import { incidentFrame, type IncidentFrame } from '@/lib/queries/frame'

type Params = Promise<{ incidentId: string }>
export type IncidentPage<T> = { viewer: Present; frame: IncidentFrame; page: T }

/**
 * One transaction for a page of an incident: finds it as the viewer may find it, and asks `query` for the page's content.
 * Whoever may not know of it, and a limited seat on a page for full seats, get "nothing to show"; before the rules are acknowledged
 * every page leads to them (R2).
 */
export async function incidentPage<T>(
  params: Params, query: (within: Within, viewer: Present) => Promise<T | null>, seats: 'full' | 'full and limited' = 'full',
): Promise<IncidentPage<T>> {
  const viewer = await requireActor()
  const { incidentId } = await params
  if (!z.uuid().safeParse(incidentId).success) notFound()
  const found = await look(viewer.actor, async (at): Promise<'nothing' | 'rules' | Omit<IncidentPage<T>, 'viewer'>> => {
    const incident = await incidentFacts(at, incidentId)
    if (!incident) return 'nothing'
    if (incident.standings.has('unacknowledged')) return 'rules'
    if (seats === 'full' && !incident.standings.has('member')) return 'nothing'
    const within = { ...at, incident }
    const page = await query(within, viewer)
    return page === null ? 'nothing' : { page, frame: await incidentFrame(within) }
  })
  if (found === 'nothing') notFound()
  if (found === 'rules') redirect(`/incidents/${incidentId}/rules`)
  return { viewer, ...found }
}
