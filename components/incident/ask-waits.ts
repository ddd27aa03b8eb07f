import { madeBy, madeByHeader } from './made-by'
import type { WaitsWords } from './waits-words'

const giveUpAfter = 30_000

/**
 * Asks what waits for the viewer in an incident now. `page`: only a page of its own can say it (signed out, no longer theirs, another build of
 * Muster); `lost`: nobody answered.
 */
export async function askWaits(incidentId: string): Promise<WaitsWords | 'page' | 'lost'> {
  try {
    const answer = await fetch(`/incidents/${incidentId}/waits`,
      { cache: 'no-store', headers: { [madeByHeader]: madeBy }, signal: AbortSignal.timeout(giveUpAfter) })
    if (answer.status === 200) return (await answer.json()) as WaitsWords
    return answer.status >= 500 ? 'lost' : 'page'
  } catch {
    return 'lost'
  }
}
