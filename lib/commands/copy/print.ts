import { incidentCommand } from '@/lib/commands/command'
import { taskFacts } from '@/lib/facts/task'
import { printInput, type Packet } from '@/lib/rules/copy'

const words: Record<Packet, string> = {
  plan: 'the plan', 'time line': 'the time line', people: 'the list of people', task: 'the sheets of',
}

/**
 * Notes that somebody takes a copy on paper, before the browser's own window for printing opens. A packet of which its reader has no page
 * is missing, as the page is: plan, time line and people for a limited seat, and a task that is not shared with it.
 */
export const printCopy = incidentCommand('copy.print', {
  input: printInput,
  subject: async (at, { packet, taskId }) => {
    if (taskId === null) return at.incident.standings.has('limited') ? null : { facts: at.incident, what: words[packet] }
    const facts = await taskFacts(at, taskId)
    return facts && { facts: at.incident, what: `${words[packet]} ${facts.task.title}` }
  },
  run: async ({ subject: { what }, input: { packet, taskId, paper } }) => ({
    entry: { kind: 'copy.printed', says: `printed ${what}`, about: { packet, taskId, paper }, ...(taskId && { taskId }) },
  }),
})
