import { Busy } from './busy'
import { Places } from './places'

// One command at a time changes an incident, or the organisation: it holds that row until it ends. Whoever finds the row held gives
// the connection back and waits here, so that one long import keeps no connection from pages, sign-in or other incidents.

/** PostgreSQL's code for a row that somebody else holds: of `OthersWait`, and of what waited too long for another row. */
const HELD = '55P03'
const patience = 20_000
/** So many commands of one person may wait for one row. */
const most = 20
/** How long until the row is looked at again, if nobody in this process gave it back: the holder may be another process. */
const pauses = { first: 10, longest: 250 }

type Turn = { head: Places; given: Set<() => void>; users: number }
const turns = new Map<string, Turn>()

/**
 * Thrown when the row is held, or others wait for it. By ourselves: what PostgreSQL refuses it writes into its log as a fault, each time that
 * somebody looks.
 */
export class OthersWait extends Error {
  readonly code = HELD
}

/** Whether `work` may take the row now; if not, and the row is there for them, it throws `OthersWait`. */
export type MayTake = () => boolean

/**
 * Runs `work`, which tries to take the row named by `key` without waiting for it. While somebody else holds the row, or waits for it, waits for
 * its turn without a connection, one of each person `who` after the other within this process, and tries again; refuses with `Busy` after 20
 * seconds. Nobody waits for a row that they can't find: to them it is never held, so waiting tells nothing (N3).
 */
export async function inTurn<T>(key: string, who: string, work: (mayTake: MayTake) => Promise<T>): Promise<T> {
  const first = await attempt(key, () => work(() => !turns.has(key)))
  if (first !== held) return first
  const turn = turns.get(key) ?? { head: new Places(key, 1, { patience, most }), given: new Set(), users: 0 }
  turns.set(key, turn)
  turn.users++
  try {
    return await turn.head.within(who, () => asHead(key, turn, () => work(() => true)))
  } finally {
    if (--turn.users === 0) turns.delete(key)
  }
}

const held = Symbol('held')

async function attempt<T>(key: string, work: () => Promise<T>): Promise<T | typeof held> {
  try {
    const done = await work()
    wakeNext(key)
    return done
  } catch (error) {
    if (isHeld(error)) return held
    wakeNext(key)
    throw error
  }
}

function wakeNext(key: string): void {
  for (const wake of turns.get(key)?.given ?? []) wake()
}

async function asHead<T>(key: string, turn: Turn, work: () => Promise<T>): Promise<T> {
  const end = performance.now() + patience
  for (let pause = pauses.first; performance.now() < end; pause = Math.min(pause * 2, pauses.longest)) {
    const done = await attempt(key, work)
    if (done !== held) return done
    await givenBack(turn, pause)
  }
  throw new Busy(key)
}

/** Until somebody in this process ends what they did with the row, or for so many milliseconds. */
function givenBack({ given }: Turn, longest: number): Promise<void> {
  return new Promise((resolve) => {
    const wake = () => {
      clearTimeout(timer)
      given.delete(wake)
      resolve()
    }
    const timer = setTimeout(wake, longest)
    given.add(wake)
  })
}

const isHeld = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === HELD
