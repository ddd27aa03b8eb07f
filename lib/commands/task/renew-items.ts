import { incidentCommand } from '@/lib/commands/command'
import type { WritingWithin } from '@/lib/facts/incident'
import { listed } from '@/lib/rules/blocked'
import { asNamed } from '@/lib/rules/host-name'
import { renewItemsInput } from '@/lib/rules/sign-off'
import { overtake } from './overtake'

/**
 * Confirmed hosts add their items to every task that is kept for each host (TK-12); a task that was signed off or done is in progress
 * again. Written by the program in the transaction that confirmed the host; the coordinator and the tasks' people are told.
 */
export const renewItems = incidentCommand('task.renewItems', {
  input: renewItemsInput,
  subject: async (at, { incidentId, hostIds }) => {
    const hosts = await at.tx.$queryRaw<{ id: string; name: string; state: string }[]>`
      select id, name, state from host where id = any (${hostIds}::uuid[]) and incident_id = ${incidentId}::uuid order by added_at, id`
    return hosts.length < new Set(hostIds).size ? null : { facts: { ...at.incident, hosts }, hosts }
  },
  run: async ({ subject: { hosts }, ...at }) => {
    const { incident } = at
    const { added, reopened, notices } = await addHostItems(at, hosts.map((host) => host.id))
    const coordinators = reopened.flatMap((task) => (task.coordinatorSeatId ? [task.coordinatorSeatId] : []))
    return {
      entry: {
        kind: 'task.itemsRenewed', says: `added ${added} checklist items for ${listed(hosts.map((host) => asNamed(host.name)))}`,
        about: { hostIds: hosts.map((host) => host.id), added, reopened: reopened.map(({ id, title }) => ({ id, title })) },
      },
      notices: [...notices, { to: [incident.coordinator.id, ...coordinators], kind: 'task changed' }],
    }
  },
})

/** Adds one item for each host beside each pattern that has none for it yet. Returns how many, and the tasks that are in progress again. */
async function addHostItems(at: WritingWithin, hostIds: readonly string[]) {
  const { tx, incident } = at
  const added = await tx.$queryRaw<{ taskId: string }[]>`
    insert into checklist_item (id, incident_id, task_id, key, text, level, per_host, host_id, position)
    select gen_random_uuid(), p.incident_id, p.task_id, p.key, p.text, p.level, true, h.id, p.position
    from checklist_item p cross join unnest(${hostIds}::uuid[]) as h (id)
    where p.incident_id = ${incident.incident.id}::uuid and p.per_host and p.host_id is null and not exists (
      select 1 from checklist_item c where c.task_id = p.task_id and c.key is not distinct from p.key and c.host_id = h.id)
    returning task_id as "taskId"`
  const touched = await tx.task.findMany({
    where: { id: { in: [...new Set(added.map(({ taskId }) => taskId))] } },
    select: { id: true, title: true, state: true, coordinatorSeatId: true }, orderBy: { position: 'asc' },
  })
  // Without their names: a limited seat reads this, and need not know of the hosts (N8).
  const { notices } = await overtake(at, touched.map((task) => task.id), 'Items for another confirmed host were added.')
  return { added: added.length, reopened: touched.filter((task) => task.state === 'signed off' || task.state === 'done'), notices: [...notices] }
}
