import { incidentCommand } from '@/lib/commands/command'
import { newId } from '@/lib/db/id'
import { addEntryInput, isLate, micros, sortKey, spanOf } from '@/lib/rules/time-line'
import { asWritten } from './as-written'
import { named } from './named'

/** Writes an event into the time line, at the place where it happened (E1, E2, E4). After the end of the incident it is marked late. */
export const addEntry = incidentCommand('timeLine.add', {
  input: addEntryInput,
  subject: async (at, input) => ((await named(at, input)) ? { facts: at.incident } : null),
  run: async ({ tx, now, incident, input }) => {
    const incidentId = incident.incident.id
    const id = newId()
    const { happened, foundAt, text, source, accounts, taskId, audience } = input
    const { startUs, endUs } = spanOf(happened)
    const { us, rank } = sortKey(happened.kind, { startUs, endUs })
    const late = isLate(incident.phase)
    const counted = await tx.incident.update({
      where: { id: incidentId }, data: { timeLineCount: { increment: 1 } }, select: { timeLineCount: true },
    })
    const number = counted.timeLineCount
    await tx.timeLineEntry.createMany({
      data: [{
        id, incidentId, number, text, happened: happened.kind, happenedUs: startUs, happenedEndUs: endUs, sortUs: us, sortRank: rank,
        writtenAs: asWritten(input), zone: happened.zone, source, foundUs: foundAt === null ? null : micros(foundAt), recordedAt: now,
        bySeatId: incident.me!.id, audience, accounts, taskId, late,
      }],
    })
    await tx.timeLineMention.createMany({
      data: [
        ...[...new Set(input.hostIds)].map((hostId) => ({ id: newId(), incidentId, entryId: id, hostId })),
        ...[...new Set(input.evidenceIds)].map((evidenceId) => ({ id: newId(), incidentId, entryId: id, evidenceId })),
      ],
    })
    const { incidentId: _, ...about } = input
    return {
      entry: {
        kind: 'timeLine.added', says: `added no. ${number} to the timeline${late ? ', late' : ''}`,
        about: { ...about, entryId: id, number, late }, taskId: taskId ?? undefined,
      },
      answer: { entryId: id, number },
    }
  },
})
