import { tick } from '@/lib/commands/tick'
import { dueIncidents } from '@/lib/db/due'
import { log } from '@/lib/http/log'

const firstRest = 4_000
const longestRest = 10 * 60_000
/** So many looks in a row write more than is ever due: beyond that a rule is faulty, and the incident is left alone like a broken one. */
const mostLooks = 200

/**
 * Looks at each incident in which something is due, by itself: one that is broken or held stops no other. A broken one is left alone for
 * twice as long each time, so that it neither takes the time of others nor fills the log.
 */
export function dueRounds(stop: AbortSignal): () => Promise<boolean> {
  const broken = new Map<string, { rest: number; until: number }>()
  const looks = new Map<string, number>()

  /** True if there is more to do in one of them than it did at once. */
  const look = async (id: string): Promise<boolean> => {
    try {
      const outcome = await tick(id)
      looks.set(id, outcome === 'more' ? (looks.get(id) ?? 0) + 1 : 0)
      if (looks.get(id)! > mostLooks) throw new Error('what is due does not come to an end')
      if (outcome !== 'more') looks.delete(id)
      broken.delete(id)
      return outcome === 'more'
    } catch (error) {
      log('worker due', error)
      const rest = Math.min(longestRest, (broken.get(id)?.rest ?? firstRest / 2) * 2)
      broken.set(id, { rest, until: performance.now() + rest })
      return false
    }
  }

  return async () => {
    const now = performance.now()
    const resting = [...broken].filter(([, { until }]) => until > now).map(([id]) => id)
    let more = false
    for (const id of await dueIncidents(resting)) {
      if (stop.aborted) return false
      more = (await look(id)) || more
    }
    return more
  }
}
