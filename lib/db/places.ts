import { Busy } from './busy'

type Waiting = { enter: () => void; giveUp: NodeJS.Timeout }

/**
 * A number of places that are taken in the order of asking. Whoever waits longer than `patience` (milliseconds), or comes when `most` wait
 * already, is refused with `Busy`.
 */
export class Places {
  #free: number
  readonly #waiting: Waiting[] = []

  constructor(readonly name: string, places: number, readonly limits: { patience: number; most: number }) {
    this.#free = places
  }

  get waiting(): number {
    return this.#waiting.length
  }

  /** Runs `work` in one of the places, which is free again when it ends. */
  async within<T>(work: () => Promise<T>): Promise<T> {
    await this.#enter()
    try {
      return await work()
    } finally {
      this.#leave()
    }
  }

  #enter(): Promise<void> | void {
    if (this.#free > 0) {
      this.#free--
      return
    }
    if (this.#waiting.length >= this.limits.most) throw new Busy(this.name)
    return new Promise((resolve, reject) => {
      const waiting: Waiting = {
        enter: resolve,
        giveUp: setTimeout(() => {
          this.#waiting.splice(this.#waiting.indexOf(waiting), 1)
          reject(new Busy(this.name))
        }, this.limits.patience),
      }
      this.#waiting.push(waiting)
    })
  }

  #leave(): void {
    const next = this.#waiting.shift()
    if (!next) return void this.#free++
    clearTimeout(next.giveUp)
    next.enter()
  }
}
