import { incidentCommand } from '@/lib/commands/command'
import type { WritingWithin } from '@/lib/facts/incident'
import { taskFacts } from '@/lib/facts/task'
import { printInput, type Packet } from '@/lib/rules/copy'

const words: Record<Packet, string> = {
  plan: 'the plan', 'time line': 'the timeline', people: 'the roster', task: 'the sheets of',
}

/**
 * Notes that somebody takes a copy on paper, before the browser's own window for printing opens. A packet of which its reader has no page
 * is missing, as the page is: plan, time line and people for a limited seat, and a task that is not shared with it. Of one person's copies of
 * a packet within a minute the book says one: whoever prints again and again fills no book.
 */
export const printCopy = incidentCommand('copy.print', {
  input: printInput,
  subject: async (at, { packet, taskId }) => {
    if (taskId === null) return at.incident.standings.has('limited') ? null : { facts: at.incident, what: words[packet] }
    const facts = await taskFacts(at, taskId)
    return facts && { facts: at.incident, what: `${words[packet]} ${facts.task.title}` }
  },
  run: async ({ subject: { what }, input: { packet, taskId, paper }, ...at }) => ({
    again: await printedJustNow(at, packet, taskId),
    entry: { kind: 'copy.printed', says: `printed ${what}`, about: { packet, taskId, paper }, ...(taskId && { taskId }) },
  }),
})

async function printedJustNow({ tx, actor, incident }: WritingWithin, packet: Packet, taskId: string | null): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    select 1 from log_entry l where l.incident_id = ${incident.incident.id}::uuid and l.kind = 'copy.printed' and l.actor_id = ${actor.id}::uuid
      and l.task_id is not distinct from ${taskId}::uuid and l.recorded_at > muster.now() - interval '1 minute'
      and l.content::jsonb -> 'about' ->> 'packet' = ${packet} limit 1`
  return rows.length > 0
}
