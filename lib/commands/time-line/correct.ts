import { incidentCommand } from '@/lib/commands/command'
import { stateRefused } from '@/lib/commands/refused'
import { sameVersion } from '@/lib/commands/same-version'
import { withinBound } from '@/lib/commands/within-bound'
import { newId } from '@/lib/db/id'
import type { Json } from '@/lib/log-book/hash'
import { bounds } from '@/lib/rules/bounds'
import { correctEntryInput, microsText, sortKey } from '@/lib/rules/time-line'
import { corrected, type Corrected, type Part } from '@/lib/rules/time-line-correction'
import { entryNow } from './entry-now'
import { named } from './named'

/**
 * Corrects an entry (E3): all of it as it should be stands beside what was first written, with author and reason; what is left out stays as
 * it stands. The entry itself is kept; only its place in the order follows. Refuses a correction of something older, and one that says
 * nothing new.
 */
export const correctEntry = incidentCommand('timeLine.correct', {
  input: correctEntryInput,
  subject: async (at, { entryId, hostIds = [], evidenceIds = [], taskId = null }) => {
    const entry = await entryNow(at, entryId)
    return entry && (await named(at, { hostIds, evidenceIds, taskId })) ? { facts: at.incident, entry } : null
  },
  run: async ({ tx, now, incident, input, edit, subject: { entry } }) => {
    const { incidentId, entryId, reason } = input
    sameVersion(edit, entry.version, entry.says.text)
    const { says, parts } = corrected(entry.says, input)
    if (parts.length === 0) throw stateRefused('Nothing was changed. Correct what is wrong, then send it.')
    withinBound(bounds.correctionsOfOne, await tx.timeLineCorrection.count({ where: { entryId, bySeatId: incident.me!.id } }))
    const { time, hostIds, evidenceIds, ...rest } = says
    const id = newId()
    await tx.timeLineCorrection.createMany({
      data: [{
        id, incidentId, entryId, reason, ...rest, happened: time.kind, happenedUs: time.startUs, happenedEndUs: time.endUs,
        writtenAs: time.writtenAs, zone: time.zone, bySeatId: incident.me!.id, at: now,
      }],
    })
    await tx.timeLineMention.updateMany({ where: { entryId, stands: true }, data: { stands: false } })
    await tx.timeLineMention.createMany({
      data: [...hostIds.map((hostId) => ({ hostId })), ...evidenceIds.map((evidenceId) => ({ evidenceId }))]
        .map((thing) => ({ id: newId(), incidentId, entryId, correctionId: id, ...thing })),
    })
    const { us, rank } = sortKey(time.kind, time)
    await tx.timeLineEntry.updateMany({ where: { id: entryId }, data: { sortUs: us, sortRank: rank, version: { increment: 1 } } })
    const before = { ...entry.says, hostIds: entry.says.hosts.map((host) => host.id) }
    return {
      entry: {
        kind: 'timeLine.corrected', says: `corrected no. ${entry.number} of the timeline`,
        about: { entryId, number: entry.number, ...only(says, parts), reason, before: only(before, parts) },
      },
    }
  },
})

/** The parts that differ, as the log book keeps them: named like the fields of the command. */
function only({ time, foundUs, text, source, accounts, hostIds, namedHosts, evidenceIds, taskId }: Corrected, parts: readonly Part[]): { [key: string]: Json } {
  const happened = { kind: time.kind, start: microsText(time.startUs), end: microsText(time.endUs), zone: time.zone }
  const all: Record<Part, { [key: string]: Json }> = {
    happened: { happened, writtenAs: time.writtenAs }, foundAt: { foundAt: microsText(foundUs) }, text: { text }, source: { source },
    accounts: { accounts }, hosts: { hostIds: [...hostIds], namedHosts }, evidence: { evidenceIds: [...evidenceIds] }, task: { taskId },
  }
  return Object.assign({}, ...parts.map((part) => all[part])) as { [key: string]: Json }
}
