import { incidentCommand } from '@/lib/commands/command'
import { newId } from '@/lib/db/id'
import { acknowledgeInput } from '@/lib/rules/acknowledgement'

/**
 * A person acknowledges the newest rules: for the first time (SE-8), or anew because they changed (SE-9). The version is kept. Whoever was put on the
 * list as a manager holds the office from here on (M6), unless their seat was narrowed since. Whoever was given a task meanwhile hears of it now (TK-2).
 */
export const acknowledgeRules = incidentCommand('rules.acknowledge', {
  input: acknowledgeInput,
  subject: async ({ tx, incident }, input) => {
    const newest = await tx.rulesVersion.aggregate({ _max: { number: true } })
    return { facts: { ...incident, rulesVersion: input.rulesVersion, newestRules: newest._max.number ?? 0 } }
  },
  run: async ({ tx, now, incident, input: { rulesVersion } }) => {
    const me = incident.me!
    const seat = await tx.seat.findUniqueOrThrow({ where: { id: me.id }, select: { asManager: true, sees: true } })
    const becomesManager = seat.asManager && seat.sees === 'whole'
    await tx.seat.updateMany({
      where: { id: me.id }, data: { state: 'active', acknowledgedRules: rulesVersion, acknowledgedAt: now, asManager: false },
    })
    if (becomesManager)
      await tx.office.createMany({ data: [{ id: newId(), incidentId: incident.incident.id, office: 'manager', seatId: me.id, since: now }] })
    const given = me.state === 'waiting' ? await tx.task.count({ where: { coordinatorSeatId: me.id, state: { in: ['assigned', 'in progress'] } } }) : 0
    await tx.acknowledgement.createMany({ data: [{ id: newId(), incidentId: incident.incident.id, seatId: me.id, rulesVersion, at: now }] })
    return {
      entry: {
        kind: 'rules.acknowledged', says: `acknowledged the rules, version ${rulesVersion}${becomesManager ? ', and is a manager from now on' : ''}`,
        about: { seatId: me.id, rulesVersion, before: me.acknowledgedRules, ...(becomesManager && { becomes: 'manager' }) },
      },
      notices: given > 0 ? [{ to: [me.id], kind: 'task yours' }] : [],
    }
  },
})
