import type { TaskFacts } from '@/lib/rules/task'
import { missingOf } from '@/lib/rules/task-content'
import type { Within } from './incident'
import type { TaskRow } from './task-row'

type Found = { facts: TaskFacts; row: TaskRow }

/**
 * Tasks without the names of people whom a limited seat does not work with, and of hosts that are not shared with it (N8): who was proposed to go on,
 * who completed it, who asked to join, who answers for public words. What is weighed stays as it is. Call with the actor's own sight.
 */
export async function asSeen({ tx, incident }: Within, found: readonly Found[]): Promise<Found[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id from seat where incident_id = ${incident.incident.id}::uuid union all select id from host where incident_id = ${incident.incident.id}::uuid`
  const seen = new Set(rows.map(({ id }) => id))
  return found.map((each) => seenBy(seen, each))
}

function seenBy(seen: ReadonlySet<string>, { facts, row }: Found): Found {
  const isSeen = (id: string | null) => id !== null && seen.has(id)
  const items = row.items.map((item) => (isSeen(item.hostId) ? item : { ...item, host: null }))
  const helpers = row.helpers.filter((helper) => helper.state === 'helper' || isSeen(helper.seatId))
  return {
    row: {
      ...row, helpers, items, successor: isSeen(row.successorSeatId) ? row.successor : null,
      successorSeatId: isSeen(row.successorSeatId) ? row.successorSeatId : null,
      completedBy: isSeen(row.completedBySeatId) ? row.completedBy : null,
      completedBySeatId: isSeen(row.completedBySeatId) ? row.completedBySeatId : null,
    },
    facts: {
      ...facts, task: {
        ...facts.task, helpers, missing: missingOf({ ...row, items }),
        communicationOwners: facts.task.communicationOwners
          .map((owner) => (isSeen(owner.seatId) ? owner : { ...owner, name: 'the communication owner' })),
      },
    },
  }
}
