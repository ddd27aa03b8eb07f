import { incidentCommand } from '@/lib/commands/command'
import type { At } from '@/lib/db/as'
import { listed } from '@/lib/rules/blocked'
import { overtakeInput, type ListFacts } from '@/lib/rules/sign-off'
import { overtake } from './overtake'

/** The lists of ongoing tasks changed after they were signed (SG-3, TK-8): noted by the program in the transaction that changed them. */
export const overtakeList = incidentCommand('signature.overtake', {
  input: overtakeInput,
  subject: async (at, { incidentId, taskIds }) => {
    const lists = await signedLists(at, incidentId, taskIds)
    return lists && { facts: { ...at.incident, lists }, lists }
  },
  run: async ({ subject: { lists }, ...at }) => {
    const overtaken = await overtake(at, lists.map((task) => task.id), 'The list changed.')
    return {
      entry: {
        kind: 'signature.overtaken', says: `noted that ${listed(lists.map((task) => task.title))} changed after it was signed`,
        about: { signatures: overtaken.signatures, ...(lists.length > 1 ? { tasks: lists.map((task) => task.id) } : {}) },
        taskId: lists.length === 1 ? lists[0]!.id : undefined,
      },
      notices: overtaken.notices,
    }
  },
})

/** These tasks as the actor may find them, and whether the list of each changed since it was signed; null if one is hidden or missing. */
async function signedLists({ tx }: At, incidentId: string, taskIds: readonly string[]): Promise<ListFacts['lists'] | null> {
  const rows = await tx.$queryRaw<ListFacts['lists'][number][]>`
    with stamps as materialized (
      select k.key, muster.list_stamp(${incidentId}::uuid, k.key) as stamp
      from (select distinct key from task where id = any (${taskIds}::uuid[]) and incident_id = ${incidentId}::uuid) as k)
    select t.id, t.title, t.ongoing and exists (select 1 from signature g where g.task_id = t.id and g.purpose = 'sign-off'
        and g.state in ('in force', 'in doubt', 'on paper') and g.list_stamp is distinct from s.stamp) as changed
    from task t left join stamps s on s.key = t.key
    where t.id = any (${taskIds}::uuid[]) and t.incident_id = ${incidentId}::uuid order by t.position, t.id`
  return rows.length < new Set(taskIds).size ? null : rows
}
