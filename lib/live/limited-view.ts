import { createHash } from 'node:crypto'
import type { Actor } from '@/lib/actor/actor'
import { look } from '@/lib/db/as'
import { incidentFacts } from '@/lib/facts/incident'
import { incidentFrame } from '@/lib/queries/frame'
import { myTasks } from '@/lib/queries/my-tasks'
import { people } from '@/lib/queries/people'
import { task } from '@/lib/queries/task'

/**
 * How everything that a limited seat is shown looks now, in one short text; '' for who has none. A stream tells a limited seat only of what
 * makes this another text: that somebody does something elsewhere in the incident is not theirs to know (N8).
 */
export function limitedView(actor: Actor, incidentId: string): Promise<string> {
  return look(actor, async (at) => {
    const incident = await incidentFacts(at, incidentId)
    if (!incident?.standings.has('limited')) return ''
    const within = { ...at, incident }
    const mine = await myTasks(within)
    const shown: unknown[] = [{ ...(await incidentFrame(within)), now: null }, mine, await people(within, {})]
    for (const { id } of mine.tasks) shown.push(await task(within, id, null))
    return createHash('sha256').update(JSON.stringify(shown)).digest('base64url')
  })
}
