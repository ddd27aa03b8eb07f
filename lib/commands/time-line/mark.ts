import { incidentCommand } from '@/lib/commands/command'
import { markEntryInput } from '@/lib/rules/time-line'
import { entryNow } from './entry-now'

/** Marks an entry for outside readers, or for the team only (E4, P3). */
export const markEntry = incidentCommand('timeLine.mark', {
  input: markEntryInput,
  subject: async (at, { entryId }) => {
    const entry = await entryNow(at, entryId)
    return entry && { facts: at.incident, entry }
  },
  run: async ({ tx, input: { audience }, subject: { entry } }) => {
    await tx.timeLineEntry.updateMany({ where: { id: entry.id }, data: { audience, version: { increment: 1 } } })
    const whom = audience === 'outside' ? 'outside readers' : 'the team only'
    return {
      entry: {
        kind: 'timeLine.marked', says: `marked no. ${entry.number} of the timeline for ${whom}`,
        about: { entryId: entry.id, number: entry.number, audience, before: entry.audience },
      },
    }
  },
})
