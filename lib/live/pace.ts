import { performance } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'

// Whoever is told that something changed asks for a page, and a page costs the server some milliseconds. Told all at once, a hundred
// browsers would keep every command waiting for a second.

/** So many are told at once, when nobody was for a while. */
const atOnce = 8
/** Milliseconds between two when nothing is known yet; and the shortest. */
const first = 8
const shortest = 1
/** Nobody waits longer than this for being told, however busy the server is, unless telling itself takes longer. */
const longestWait = 5_000
/** How busy the server may be while it tells: beyond the first figure it tells less often, below the second more often. */
const busy = 0.7
const idle = 0.55
const lookEvery = 100

/**
 * Tells one after the other, no faster than the server can bear: the time between two follows how busy its event loop is. Who waits is told
 * once of all that came meanwhile, and after the last change always once more. Everybody gets the same turn.
 */
export class Pace<Who> {
  readonly #waiting = new Map<Who, Set<string>>()
  readonly #tell: (who: Who, what: ReadonlySet<string>) => Promise<void>
  #gap = first
  #credit = atOnce
  #paidAt = performance.now()
  #lookedAt = { time: performance.now(), use: performance.eventLoopUtilization() }
  #running = false

  /** `tell` must not throw. */
  constructor(tell: (who: Who, what: ReadonlySet<string>) => Promise<void>) {
    this.#tell = tell
  }

  /** Has `who` told of `what` when their turn comes: at once if the server is idle. */
  add(who: Who, what: string): void {
    const waiting = this.#waiting.get(who)
    if (waiting) waiting.add(what)
    else this.#waiting.set(who, new Set([what]))
    if (!this.#running) void this.#run()
  }

  drop(who: Who): void {
    this.#waiting.delete(who)
  }

  async #run(): Promise<void> {
    this.#running = true
    for (let next = this.#next(); next; next = this.#next()) {
      const pause = this.#pay()
      if (pause > 0) await wait(pause)
      // Meanwhile they may have left; what came meanwhile is told along.
      if (!this.#waiting.delete(next.who)) continue
      await this.#tell(next.who, next.what)
    }
    this.#running = false
  }

  #next(): { who: Who; what: Set<string> } | undefined {
    for (const [who, what] of this.#waiting) return { who, what }
    return undefined
  }

  /** Takes the price of one telling; returns how long to wait before it. */
  #pay(): number {
    const now = performance.now()
    this.#look(now)
    const gap = Math.min(this.#gap, longestWait / this.#waiting.size)
    this.#credit = Math.min(atOnce, this.#credit + (now - this.#paidAt) / gap) - 1
    this.#paidAt = now
    return this.#credit < 0 ? Math.ceil(-this.#credit * gap) : 0
  }

  /** Looks how busy the server was lately. What was before the last telling, long ago, says nothing. */
  #look(now: number): void {
    const { time, use } = this.#lookedAt
    if (now - time < lookEvery) return
    if (now - time < 10 * lookEvery) {
      const { utilization } = performance.eventLoopUtilization(use)
      if (utilization > busy) this.#gap = this.#gap * 1.25
      else if (utilization < idle) this.#gap = Math.max(shortest, this.#gap * 0.9)
      this.#gap = Math.min(this.#gap, longestWait)
    }
    this.#lookedAt = { time: now, use: performance.eventLoopUtilization() }
  }
}
