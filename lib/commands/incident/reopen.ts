import { incidentCommand } from '@/lib/commands/command'
import type { WritingWithin } from '@/lib/facts/incident'
import { phaseNames } from '@/lib/rules/phase-name'
import { countersignerOf } from '@/lib/rules/set-aside'
import type { Level, TaskKind } from '@/lib/rules/task'
import { reopenInput } from '@/lib/rules/phase'
import { others } from './others'

/**
 * Reopens what was closed or stood down (IN-9). The reopener coordinates from this entry on; tasks keep their state, but the ongoing
 * ones go on; what ended for partners stays ended.
 */
export const reopen = incidentCommand('incident.reopen', {
  input: reopenInput,
  subject: async ({ tx, incident }) => {
    const row = await tx.incident.findUnique({ where: { id: incident.incident.id } })
    return row && { facts: incident, row, becomes: row.prerequisitesAt ? 'responding' as const : 'starting' as const }
  },
  shown: ({ facts, row, becomes }) => ({
    codeName: row.codeName, phase: row.phase, endedAs: row.endedAs, becomes, coordinator: facts.me?.name,
  }),
  run: async (at) => {
    const { tx, incident, input: { reason }, subject: { row, becomes } } = at
    const me = incident.me!
    await tx.incident.updateMany({
      where: { id: row.id },
      data: { phase: becomes, coordinatorSeatId: me.id, endedAt: null, endedAs: null, endedReason: null, doubleOfId: null },
    })
    // The entry that is about to be written is the first of this term (C1).
    await tx.coordinatorTerm.createMany({ data: [{ incidentId: row.id, fromSeq: row.headSeq + 1, seatId: me.id, how: 'reopening' }] })
    await tx.deputy.deleteMany({ where: { incidentId: row.id, seatId: me.id } })
    await continueOngoing(at)
    await askToCountersign(at)
    const told = others(at.incident)
    return {
      entry: {
        kind: 'incident.reopened', says: `reopened the incident as coordinator, in the phase ${phaseNames[becomes]} again`,
        about: { reason, from: row.phase, to: becomes, coordinator: me.id, before: row.coordinatorSeatId, endedAs: row.endedAs },
      },
      notices: [
        { to: told, kind: 'incident reopened' },
        { to: row.coordinatorSeatId === me.id ? [] : told, kind: 'coordinator changed' },
      ],
    }
  },
})

/** Roster and timeline go on where they were; what was signed of them is overtaken. */
async function continueOngoing({ tx, now, incident }: WritingWithin): Promise<void> {
  const incidentId = incident.incident.id
  await tx.$executeRaw`
    update signature g set state = 'overtaken', state_at = ${now}, state_reason = 'The incident was reopened.'
    from task t where t.id = g.task_id and t.incident_id = ${incidentId}::uuid and t.ongoing and g.state = 'in force'`
  await tx.$executeRaw`
    update task set
      state = case when coordinator_seat_id is null then 'open' when started_at is null then 'assigned' else 'in progress' end,
      state_at = ${now}, aside_reason = null, aside_by_seat_id = null, aside_needs = null,
      version = version + 1
    where incident_id = ${incidentId}::uuid and ongoing and state in ('signed off', 'done', 'set aside')`
}

/** Standing down asked nobody. Now that it goes on, setting a "must" aside wants its second signature before closing (TK-13). */
async function askToCountersign({ tx, incident }: WritingWithin): Promise<void> {
  const tasks = await tx.task.findMany({
    where: { incidentId: incident.incident.id, state: 'set aside', asideNeeds: null }, select: { id: true, level: true, kind: true },
  })
  for (const needs of ['manager', 'communication owner'] as const) {
    const wanted = tasks.filter((task) => countersignerOf({ level: task.level as Level, kind: task.kind as TaskKind }) === needs)
    await tx.task.updateMany({ where: { id: { in: wanted.map((task) => task.id) } }, data: { asideNeeds: needs } })
  }
}
