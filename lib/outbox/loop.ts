import { setTimeout as wait } from 'node:timers/promises'
import { log } from '@/lib/http/log'

const longest = 60_000

/**
 * Runs `round` until told to stop, `every` so many milliseconds; at once again when it answers true: there is more to do. A round that fails is
 * logged, and the rest after it is twice as long each time, up to a minute.
 */
export async function loop(what: string, every: number, stop: AbortSignal, round: () => Promise<boolean | void>): Promise<void> {
  let rest = every
  while (!stop.aborted) {
    try {
      rest = (await round()) ? 0 : every
    } catch (error) {
      if (stop.aborted) return
      log(`worker ${what}`, error)
      rest = Math.min(longest, Math.max(rest, every) * 2)
    }
    await wait(rest, undefined, { signal: stop }).catch(() => {})
  }
}
