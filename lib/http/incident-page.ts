import { notFound, redirect } from 'next/navigation'
import { z } from 'zod'
import { requireActor, type Present } from '@/lib/actor/visitor'
import { look, weigh, type At } from '@/lib/db/as'
import { incidentFacts, type Within, type WritingWithin } from '@/lib/facts/incident'
import { incidentFrame, type IncidentFrame } from '@/lib/queries/frame'

type Params = Promise<{ incidentId: string }>
export type IncidentPage<T> = { viewer: Present; frame: IncidentFrame; page: T }

/**
 * One transaction for a page of an incident: finds it as the viewer may find it, and asks `query` for the page's content.
 * Whoever may not know of it, and a limited seat on a page for full seats, get "nothing to show"; before the rules are acknowledged
 * every page leads to them (R2).
 */
export const incidentPage = <T>(
  params: Params, query: (within: Within, viewer: Present) => Promise<T | null>, seats: 'full' | 'full and limited' = 'full',
): Promise<IncidentPage<T>> => page(look<Found<T>>, params, query, seats)

/** As `incidentPage`, for one that weighs commands as if they were sent, to show what is signed. */
export const weighingPage = <T>(params: Params, query: (within: WritingWithin, viewer: Present) => Promise<T | null>): Promise<IncidentPage<T>> =>
  page(weigh<Found<T>>, params, query, 'full')

type Found<T> = 'nothing' | 'rules' | Omit<IncidentPage<T>, 'viewer'>

async function page<T, A extends At>(
  open: (actor: Present['actor'], work: (at: A) => Promise<Found<T>>) => Promise<Found<T>>, params: Params,
  query: (within: A & Within, viewer: Present) => Promise<T | null>, seats: 'full' | 'full and limited',
): Promise<IncidentPage<T>> {
  const viewer = await requireActor()
  const { incidentId } = await params
  if (!z.uuid().safeParse(incidentId).success) notFound()
  const found = await open(viewer.actor, async (at) => {
    const incident = await incidentFacts(at, incidentId)
    if (!incident) return 'nothing'
    if (incident.standings.has('unacknowledged')) return 'rules'
    if (seats === 'full' && !incident.standings.has('member')) return 'nothing'
    const within = { ...at, incident }
    const shown = await query(within, viewer)
    return shown === null ? 'nothing' : { page: shown, frame: await incidentFrame(within) }
  })
  if (found === 'nothing') notFound()
  if (found === 'rules') redirect(`/incidents/${incidentId}/rules`)
  return { viewer, ...found }
}
