import { incidentCommand } from '@/lib/commands/command'
import { exportInput } from '@/lib/rules/time-line-import/permission'

/**
 * Notes that somebody takes the time line out as a file: what leaves is out of reach of need to know, so the book says who took it, when,
 * and how much there was (N3, L1). The file holds the entries up to `last`, which the door then sends.
 */
export const exportTimeLine = incidentCommand('timeLine.export', {
  input: exportInput,
  subject: async (at) => ({ facts: at.incident }),
  run: async ({ tx, incident, input }) => {
    const row = await tx.incident.findUniqueOrThrow({ where: { id: incident.incident.id }, select: { timeLineCount: true } })
    const entries = row.timeLineCount
    return {
      entry: {
        kind: 'timeLine.exported', says: `exported the timeline, ${entries} ${entries === 1 ? 'entry' : 'entries'}, as ${words[input.as]}`,
        about: { as: input.as, entries },
      },
      answer: { last: entries },
    }
  },
})

const words = { csv: 'CSV', jsonl: 'JSON Lines' }
