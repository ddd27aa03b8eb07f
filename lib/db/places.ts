import { Busy } from './busy'

type Waiting = { enter: () => void; giveUp: NodeJS.Timeout }

/**
 * A number of places that persons take in turn: who has waited longest comes first among one person's own, and after each of theirs comes the
 * next person's. So one who asks for a thousand things delays another by one of them (docs/decisions/0029). Whoever waits longer than
 * `patience` (milliseconds), or comes when `most` of their own wait already, is refused with `Busy`.
 */
export class Places {
  #free: number
  /** Who waits, in the order of their turns. */
  readonly #queues = new Map<string, Waiting[]>()
  /** Who goes on once all places are free. */
  readonly #wakes = new Set<() => void>()

  constructor(readonly name: string, readonly places: number, readonly limits: { patience: number; most: number }) {
    this.#free = places
  }

  get waiting(): number {
    return [...this.#queues.values()].reduce((sum, queue) => sum + queue.length, 0)
  }

  /** Runs `work` in one of the places, which is free again when it ends. `who`: the person's id, or the program's. */
  async within<T>(who: string, work: () => Promise<T>): Promise<T> {
    await this.#enter(who)
    try {
      return await work()
    } finally {
      this.#leave()
    }
  }

  /** Returns once nobody is in a place, or after so many milliseconds; at once where every place is taken, as that does not end soon. */
  async untilFree(longest: number): Promise<void> {
    if (this.#free === this.places || this.#free === 0) return
    await new Promise<void>((resolve) => {
      const wake = () => {
        clearTimeout(timer)
        this.#wakes.delete(wake)
        resolve()
      }
      const timer = setTimeout(wake, longest)
      this.#wakes.add(wake)
    })
  }

  #enter(who: string): Promise<void> | void {
    if (this.#free > 0) {
      this.#free--
      return
    }
    const queue = this.#queues.get(who) ?? []
    if (queue.length >= this.limits.most) throw new Busy(this.name)
    this.#queues.set(who, queue)
    return new Promise((resolve, reject) => {
      const waiting: Waiting = {
        enter: resolve,
        giveUp: setTimeout(() => {
          queue.splice(queue.indexOf(waiting), 1)
          if (queue.length === 0) this.#queues.delete(who)
          reject(new Busy(this.name))
        }, this.limits.patience),
      }
      queue.push(waiting)
    })
  }

  #leave(): void {
    const [first] = this.#queues
    if (!first) {
      this.#free++
      if (this.#free === this.places) for (const wake of this.#wakes) wake()
      return
    }
    const [who, queue] = first
    const next = queue.shift()!
    // The person goes to the end, behind all others who wait.
    this.#queues.delete(who)
    if (queue.length > 0) this.#queues.set(who, queue)
    clearTimeout(next.giveUp)
    next.enter()
  }
}
