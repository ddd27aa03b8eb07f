import { listenForChanges, livingTickets, sights, type Sight } from '@/lib/db/live'
import { log } from '@/lib/http/log'
import { limitedView } from './limited-view'
import type { Listener } from './listener'

// The streams of this process. There is one line to the database for all of them, and nothing here that another process would miss.

const watchEvery = 1_000
/** An entry's time is that of the beginning of its command; it can be seen only after the end. */
const unsure = 2_000

type Held = {
  listener: Listener
  /** What the person could find when last asked; null before the first time. */
  sees: ReadonlyMap<string, Sight> | null
  /** Of each incident with a limited seat: how what is shared looked (N8). */
  views: Map<string, string>
}

type Hub = { held: Set<Held>; stop: () => void; changed: Set<string>; looking: boolean; again: boolean }
const kept = globalThis as unknown as { musterLive?: Hub }

/** Holds a stream open until the function that it returns is called, or until the listener was told that it has ended. */
export function follow(listener: Listener): () => void {
  const hub = (kept.musterLive ??= begin())
  const held: Held = { listener, sees: null, views: new Map() }
  hub.held.add(held)
  void turn(hub)
  return () => leave(hub, held)
}

/** Ends every stream of this process: it is about to stop. Browsers come back by themselves. */
export function endAll(): void {
  const hub = kept.musterLive
  for (const held of [...(hub?.held ?? [])]) end(hub!, held)
}

function begin(): Hub {
  const hub: Hub = { held: new Set(), stop: () => {}, changed: new Set(), looking: false, again: false }
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
  if (!hub.held.delete(held) || hub.held.size > 0) return
  hub.stop()
  if (kept.musterLive === hub) delete kept.musterLive
}

function end(hub: Hub, held: Held): void {
  held.listener.tell({ kind: 'ended' })
  leave(hub, held)
}

/** One look after the other: what comes meanwhile is in the next. */
async function turn(hub: Hub): Promise<void> {
  hub.again = true
  if (hub.looking) return
  hub.looking = true
  while (hub.again) {
    hub.again = false
    await look(hub).catch((error: unknown) => log('live', error))
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
  const living = await livingTickets({
    sessions: tickets.flatMap((ticket) => ('session' in ticket ? [ticket.session] : [])),
    tokens: tickets.flatMap((ticket) => ('token' in ticket ? [ticket.token] : [])),
  })
  const seen = await sights([...new Set(all.map(({ listener }) => listener.actor.id))])
  for (const held of all) {
    const { ticket, actor } = held.listener
    if (!living.has('session' in ticket ? ticket.session : ticket.token)) end(hub, held)
    else await tell(held, new Map(seen.filter((sight) => sight.personId === actor.id).map((sight) => [sight.incidentId, sight])), changed)
  }
}

/** Tells of each incident that the person came to, lost, or sees whole and that changed; of a limited seat's if what is shared looks different. */
async function tell(held: Held, now: ReadonlyMap<string, Sight>, changed: ReadonlySet<string>): Promise<void> {
  const before = held.sees
  held.sees = now
  for (const incidentId of new Set([...now.keys(), ...(before?.keys() ?? [])])) {
    const sight = now.get(incidentId)
    const sees = sight?.sees
    const moved = before === null ? isNewer(held, sight) : before.get(incidentId)?.sees !== sees
    const looks = sees === 'shared' && (changed.has(incidentId) || !held.views.has(incidentId))
      && (await looksDifferent(held, incidentId))
    if (moved || looks || (sees === 'whole' && changed.has(incidentId))) held.listener.tell({ kind: 'changed', incidentId })
  }
}

/** Whether the incident changed after the page was made. Of a limited seat nobody can say without looking, so it looks again (N8). */
function isNewer({ listener }: Held, sight: Sight | undefined): boolean {
  return sight?.sees === 'shared' || (sight?.sees === 'whole' && sight.changedAt.getTime() > listener.since.getTime() - unsure)
}

async function looksDifferent({ views, listener }: Held, incidentId: string): Promise<boolean> {
  const before = views.get(incidentId)
  const now = await limitedView(listener.actor, incidentId)
  views.set(incidentId, now)
  return before !== undefined && before !== now
}
