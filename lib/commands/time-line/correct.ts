import { incidentCommand } from '@/lib/commands/command'
import { sameVersion } from '@/lib/commands/same-version'
import { newId } from '@/lib/db/id'
import { correctEntryInput, sortKey, spanOf } from '@/lib/rules/time-line'
import { asWritten } from './as-written'
import { entryNow } from './entry-now'

/**
 * Corrects an entry (E3): text and time as they should be stand beside what was first written, with author and reason. The entry
 * itself is kept; only its place in the order follows. Refuses a correction of something older.
 */
export const correctEntry = incidentCommand('timeLine.correct', {
  input: correctEntryInput,
  subject: async (at, { entryId }) => {
    const entry = await entryNow(at, entryId)
    return entry && { facts: at.incident, entry }
  },
  run: async ({ tx, now, incident, input, edit, subject: { entry } }) => {
    const { happened, text, reason } = input
    sameVersion(edit, entry.version, entry.text)
    const { startUs, endUs } = spanOf(happened)
    const { us, rank } = sortKey(happened.kind, { startUs, endUs })
    await tx.timeLineCorrection.createMany({
      data: [{
        id: newId(), incidentId: incident.incident.id, entryId: entry.id, text, happened: happened.kind, happenedUs: startUs,
        happenedEndUs: endUs,
        writtenAs: asWritten(input), zone: happened.zone, reason, bySeatId: incident.me!.id, at: now,
      }],
    })
    await tx.timeLineEntry.updateMany({ where: { id: entry.id }, data: { sortUs: us, sortRank: rank, version: { increment: 1 } } })
    return {
      entry: {
        kind: 'timeLine.corrected', says: `corrected no. ${entry.number} of the time line`,
        about: {
          entryId: entry.id, number: entry.number, happened, writtenAs: input.writtenAs, text, reason,
          before: { text: entry.text, happened: entry.happened },
        },
      },
    }
  },
})
