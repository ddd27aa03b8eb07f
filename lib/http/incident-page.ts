import { notFound, redirect } from 'next/navigation'
import { z } from 'zod'
import { requireActor, type Present } from '@/lib/actor/visitor'
import { look, weigh, type At } from '@/lib/db/as'
import { incidentFacts, type Within, type WritingWithin } from '@/lib/facts/incident'
import { shownFacts } from '@/lib/facts/shown'
import { incidentFrame, type IncidentFrame } from '@/lib/queries/frame'

type Params = Promise<{ incidentId: string }>
export type IncidentPage<T> = { viewer: Present; frame: IncidentFrame; page: T }

/**
 * One transaction for a page of an incident: finds it as the viewer may find it, and asks `query` for the page's content.
 * Whoever may not know of it, and a limited seat on a page for full seats, get "nothing to show"; before the rules are acknowledged
 * every page leads to them (R2).
 */
export const incidentPage = <T>(
  params: Params, query: Query<T>, seats: 'full' | 'full and limited' = 'full',
): Promise<IncidentPage<T>> => page(look<Found<T>>, shownFacts, params, query, seats)

/** As `incidentPage`, for one that weighs commands as if they were sent, to show what is signed. */
export const weighingPage = <T>(params: Params, query: (within: WritingWithin, viewer: Present) => Promise<T | null>): Promise<IncidentPage<T>> =>
  page(weigh<Found<T>>, incidentFacts, params, query, 'full')

/** What the viewer may read of an incident now, in one transaction; null where a page would show nothing of it, or the rules first. */
export async function incidentContent<T>(
  viewer: Present, incidentId: string, query: (within: Within, viewer: Present, frame: IncidentFrame) => Promise<T>,
  seats: 'full' | 'full and limited' = 'full',
): Promise<Omit<IncidentPage<T>, 'viewer'> | null> {
  const found = await find(look<Found<T>>, shownFacts, viewer, incidentId, query, seats)
  return typeof found === 'string' ? null : found
}

type Query<T, A extends Within = Within> = (within: A, viewer: Present, frame: IncidentFrame) => Promise<T | null>
type Found<T> = 'nothing' | 'rules' | Omit<IncidentPage<T>, 'viewer'>
type Open<T, A extends At> = (actor: Present['actor'], work: (at: A) => Promise<Found<T>>) => Promise<Found<T>>
type Weighed = typeof incidentFacts

async function page<T, A extends At>(
  open: Open<T, A>, weighed: Weighed, params: Params, query: Query<T, A & Within>, seats: 'full' | 'full and limited',
): Promise<IncidentPage<T>> {
  const viewer = await requireActor()
  const { incidentId } = await params
  const found = await find(open, weighed, viewer, incidentId, query, seats)
  if (found === 'nothing') notFound()
  if (found === 'rules') redirect(`/incidents/${incidentId}/rules`)
  return { viewer, ...found }
}

async function find<T, A extends At>(
  open: Open<T, A>, weighed: Weighed, viewer: Present, incidentId: string, query: Query<T, A & Within>, seats: 'full' | 'full and limited',
): Promise<Found<T>> {
  if (!z.uuid().safeParse(incidentId).success) return 'nothing'
  return open(viewer.actor, async (at) => {
    const incident = await weighed(at, incidentId)
    if (!incident) return 'nothing'
    if (incident.standings.has('unacknowledged')) return 'rules'
    if (seats === 'full' && !incident.standings.has('member')) return 'nothing'
    const within = { ...at, incident }
    const frame = await incidentFrame(within)
    const shown = await query(within, viewer, frame)
    return shown === null ? 'nothing' : { page: shown, frame }
  })
}
