import { createHash } from 'node:crypto'
import { incidentCommand } from '@/lib/commands/command'
import type { WritingWithin } from '@/lib/facts/incident'
import { taskOutlines, type TaskOutline } from '@/lib/facts/task-row'
import { isSettled } from '@/lib/rules/blocked'
import { endingWords, standDownInput } from '@/lib/rules/phase'
import { others } from './others'

/**
 * A false alarm, a duplicate, or an incident that others run now (IN-8, F6). Whatever is unsettled is set aside; an offer or a take-over
 * of the office is ended by the program right after (HO-4, TO-7). Refused while a partner has access, or if the other incident is
 * none that the coordinator is on.
 */
export const standDown = incidentCommand('incident.standDown', {
  input: standDownInput,
  subject: async (at, { ending, doubleOfId }) => {
    const otherFits = ending === 'double of another' ? doubleOfId !== null && (await isOn(at, doubleOfId)) : doubleOfId === null
    return { facts: { ...at.incident, partners: await partners(at), otherFits }, unsettled: await unsettledTasks(at) }
  },
  // The reason is the signer's own words in the same act; what the program adds is shown.
  shown: ({ facts, unsettled }) => ({
    codeName: facts.incident.codeName, setAside: unsettled.map((task) => task.title), offer: facts.offer?.id ?? null,
    takeOver: facts.takeOver?.id ?? null,
  }),
  run: async (at) => {
    const { tx, now, incident, input: { ending, doubleOfId, reason }, subject: { unsettled } } = at
    const incidentId = incident.incident.id
    await tx.incident.updateMany({
      where: { id: incidentId }, data: { phase: 'stood down', endedAt: now, endedAs: ending, endedReason: reason, doubleOfId },
    })
    await tx.task.updateMany({
      where: { id: { in: unsettled.map((task) => task.id) } },
      data: {
        state: 'set aside', stateAt: now, asideReason: 'The incident was stood down.', asideBySeatId: incident.coordinator.id,
        asideNeeds: null,
        version: { increment: 1 },
      },
    })
    return {
      entry: {
        kind: 'incident.stoodDown', says: `stood the incident down: ${endingWords[ending]}`,
        about: {
          // Everybody here reads this entry, but only those on both may learn which incident it is a duplicate of.
          ending, reason, doubleOf: doubleOfId && createHash('sha256').update(doubleOfId).digest('hex'),
          from: incident.phase, setAside: unsettled.map(({ id, state }) => ({ id, before: state })),
        },
      },
      notices: [{ to: others(at.incident), kind: 'incident ended' }],
    }
  },
})

/** Whether the actor is active on that other incident. Hidden and missing are the same: no. */
async function isOn({ tx, actor, incident }: WritingWithin, incidentId: string): Promise<boolean> {
  if (incidentId === incident.incident.id) return false
  return (await tx.seat.count({ where: { incidentId, personId: actor.id, state: 'active', endedAt: null } })) > 0
}

/** People from outside who can still look in. */
async function partners({ tx, incident }: WritingWithin): Promise<string[]> {
  const rows = await tx.$queryRaw<{ name: string }[]>`
    select s.name from seat s join person p on p.id = s.person_id
    where s.incident_id = ${incident.incident.id}::uuid and not p.ours and s.state in ('waiting', 'active') and s.ended_at is null
      and s.suspended_at is null and p.disabled_at is null and p.trust = s.trust
      and (s.access_until is null or s.access_until > ${incident.now}) order by s.name`
  return rows.map((row) => row.name)
}

async function unsettledTasks({ tx, incident }: WritingWithin): Promise<TaskOutline[]> {
  return (await taskOutlines({ tx }, incident.incident.id)).filter((task) => !isSettled(task))
}
