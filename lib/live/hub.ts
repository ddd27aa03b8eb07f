import { setTimeout as wait } from 'node:timers/promises'
import { listenForChanges, livingTickets, sights, type Sight } from '@/lib/db/live'
import { log } from '@/lib/http/log'
import { limitedView } from './limited-view'
import type { Listener } from './listener'
import { Pace } from './pace'

// The streams of this process. There is one line to the database for all of them, and nothing here that another process would miss.

const watchEvery = 1_000
/** An entry's time is that of the beginning of its command; it can be seen only after the end. */
const unsure = 2_000
/** One line for each browser, however many tabs (components/live/line.ts); and one for each program. */
const forEach = 10
const inAll = 2_000

type Held = {
  listener: Listener
  /** What the person could find when last asked; null before the first time. */
  sees: ReadonlyMap<string, Sight> | null
  /** Of each incident with a limited seat: how what is shared looked (N8); null before it was looked at. */
  views: Map<string, string | null>
  /** Where it has to be looked anew. One look after the other, and nobody else waits for it: what is shared may take long to read. */
  toView: Map<string, boolean>
  viewing: boolean
}

type Hub = { held: Set<Held>; stop: () => void; changed: Set<string>; looking: boolean; again: boolean; pace: Pace<Held> }
const kept = globalThis as unknown as { musterLive?: Hub; musterStops?: boolean }

/** Whether one more stream may be opened here: not while this process stops, nor beyond what it can hold. */
export const hasRoom = (): boolean => !kept.musterStops && (kept.musterLive?.held.size ?? 0) < inAll

/**
 * Holds a stream open until the function that it returns is called, or until the listener was told that it has ended. Of more than ten
 * streams of one person's browsers, or of their programs, the oldest ends.
 */
export function follow(listener: Listener): () => void {
  const hub = (kept.musterLive ??= begin())
  const own = [...hub.held].filter((held) => held.listener.actor.id === listener.actor.id && kindOf(held.listener) === kindOf(listener))
  const held: Held = { listener, sees: null, views: new Map(), toView: new Map(), viewing: false }
  hub.held.add(held)
  for (const oldest of own.slice(0, Math.max(0, own.length + 1 - forEach))) end(hub, oldest)
  void turn(hub)
  return () => leave(hub, held)
}

const kindOf = ({ ticket }: Listener) => ('session' in ticket ? 'browser' : 'program')

/** Ends every stream of this process, which is about to stop, and lets no new one begin. Browsers come back by themselves. */
export function endAll(): void {
  kept.musterStops = true
  const hub = kept.musterLive
  for (const held of [...(hub?.held ?? [])]) end(hub!, held)
}

/** How many streams are open here. */
export const openStreams = (): number => kept.musterLive?.held.size ?? 0

function begin(): Hub {
  const hub: Hub = {
    held: new Set(), stop: () => {}, changed: new Set(), looking: false, again: false, pace: new Pace(async (held, changed) => tellChanges(hub, held, changed)),
  }
  const hearing = listenForChanges({
    heard: (incidentId) => {
      hub.changed.add(incidentId)
      void turn(hub)
    },
    lost: () => {
      for (const { sees } of hub.held) for (const incidentId of sees?.keys() ?? []) hub.changed.add(incidentId)
      void turn(hub)
    },
  })
  const watch = setInterval(() => void turn(hub), watchEvery)
  hub.stop = () => {
    clearInterval(watch)
    void hearing()
  }
  return hub
}

function leave(hub: Hub, held: Held): void {
  hub.pace.drop(held)
  if (!hub.held.delete(held) || hub.held.size > 0) return
  hub.stop()
  if (kept.musterLive === hub) delete kept.musterLive
}

function end(hub: Hub, held: Held): void {
  held.listener.tell({ kind: 'ended' })
  leave(hub, held)
}

/** One look after the other: what comes meanwhile is in the next. Looking takes no more than half of the time. */
async function turn(hub: Hub): Promise<void> {
  hub.again = true
  if (hub.looking) return
  hub.looking = true
  while (hub.again) {
    hub.again = false
    const began = performance.now()
    await look(hub)
    if (hub.again) await wait(performance.now() - began)
  }
  hub.looking = false
}

/** Asks who may still listen, and what each may find now; tells of what changed for them. Two statements for all streams together. */
async function look(hub: Hub): Promise<void> {
  const all = [...hub.held]
  if (all.length === 0) return
  const changed = new Set(hub.changed)
  hub.changed.clear()
  const tickets = all.map(({ listener }) => listener.ticket)
  try {
    const living = await livingTickets({
      sessions: tickets.flatMap((ticket) => ('session' in ticket ? [ticket.session] : [])),
      tokens: tickets.flatMap((ticket) => ('token' in ticket ? [ticket.token] : [])),
    })
    const seen = await sightsOf(all)
    for (const held of all) {
      const { ticket, actor } = held.listener
      if (!hub.held.has(held)) continue
      if (!living.has('session' in ticket ? ticket.session : ticket.token)) end(hub, held)
      else notice(hub, held, seen.get(actor.id) ?? new Map<string, Sight>(), changed)
    }
  } catch (error) {
    // Nobody is left without what changed: the next look tells.
    for (const incidentId of changed) hub.changed.add(incidentId)
    log('live', error)
  }
}

async function sightsOf(all: readonly Held[]): Promise<Map<string, Map<string, Sight>>> {
  const people = new Map(all.map(({ listener }) => [listener.actor.id, new Map<string, Sight>()]))
  for (const sight of await sights([...people.keys()])) people.get(sight.personId)?.set(sight.incidentId, sight)
  return people
}

/**
 * Tells at once of each incident that the person came to or lost. What changed in one that they see is told when the server can bear the
 * page that they will ask for.
 */
function notice(hub: Hub, held: Held, now: ReadonlyMap<string, Sight>, changed: ReadonlySet<string>): void {
  const before = held.sees
  held.sees = now
  for (const incidentId of new Set([...now.keys(), ...(before?.keys() ?? [])])) {
    const sight = now.get(incidentId)
    // Whether what is shared changed after the page was made nobody can say without looking (N8).
    const moved = before === null ? sight?.sees === 'shared' : before.get(incidentId)?.sees !== sight?.sees
    if (sight?.sees === 'shared' && !held.views.has(incidentId)) {
      held.views.set(incidentId, null)
      view(hub, held, incidentId, moved)
    } else if (moved) held.listener.tell({ kind: 'changed', incidentId })
    if (moved) continue
    if (before === null ? isNewer(held, sight) : changed.has(incidentId)) hub.pace.add(held, incidentId)
  }
}

/** Whether the incident changed after the page was made. */
const isNewer = ({ listener }: Held, sight: Sight | undefined): boolean =>
  sight?.sees === 'whole' && sight.changedAt.getTime() > listener.since.getTime() - unsure

/** Tells of what changed where the person sees the whole; a limited seat, if what is shared with it looks different. */
function tellChanges(hub: Hub, held: Held, changed: ReadonlySet<string>): void {
  for (const incidentId of changed) {
    const sees = held.sees?.get(incidentId)?.sees
    if (sees === 'shared') view(hub, held, incidentId, false)
    else if (sees === 'whole' && hub.held.has(held)) held.listener.tell({ kind: 'changed', incidentId })
  }
}

/** Has what is shared looked at, and told of if it looks different, or `anyway`: what is told of was looked at before. */
function view(hub: Hub, held: Held, incidentId: string, anyway: boolean): void {
  held.toView.set(incidentId, anyway || held.toView.get(incidentId) === true)
  if (!held.viewing) void viewAll(hub, held)
}

async function viewAll(hub: Hub, held: Held): Promise<void> {
  held.viewing = true
  for (const [incidentId, anyway] of held.toView) {
    held.toView.delete(incidentId)
    if (!hub.held.has(held)) break
    const different = await looksDifferent(held, incidentId).catch(cannotTell(hub, held, incidentId))
    if ((different || anyway) && hub.held.has(held)) held.listener.tell({ kind: 'changed', incidentId })
  }
  held.viewing = false
}

/** It is looked at again with the next look. */
const cannotTell = (hub: Hub, held: Held, incidentId: string) => (error: unknown): boolean => {
  if (held.views.get(incidentId) === null) held.views.delete(incidentId)
  hub.changed.add(incidentId)
  log('live', error)
  return false
}

async function looksDifferent({ views, listener }: Held, incidentId: string): Promise<boolean> {
  const before = views.get(incidentId)
  const now = await limitedView(listener.actor, incidentId)
  views.set(incidentId, now)
  return typeof before === 'string' && before !== now
}
