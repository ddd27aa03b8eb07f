import { withSystemSight } from '@/lib/db/sight'
import type { Dependency } from '@/lib/rules/blocked'
import { gateFacts, gateShut } from '@/lib/rules/gate'
import type { TaskFacts } from '@/lib/rules/task'
import { isWritten, missingOf } from '@/lib/rules/task-content'
import type { Within } from './incident'
import { asSeen } from './task-sight'
import { taskOutlines, taskRows, type TaskOutline, type TaskRow } from './task-row'

/** What the facts of a task rest on beside the task itself. */
type Around = { outlines: readonly TaskOutline[]; owners: readonly { seatId: string; name: string }[]; repairPlanWritten: boolean }

/** A task with the facts its rules weigh, and the row that they were made from. */
export type FoundTask = { facts: TaskFacts; row: TaskRow }

/** A task of this incident as the actor may find it, with the facts its rules weigh; null when hidden or missing. */
export async function taskFacts(within: Within, taskId: string): Promise<TaskFacts | null> {
  return (await taskWithFacts(within, taskId))?.facts ?? null
}

/** As `taskFacts`, with the row that the facts were made from. */
export async function taskWithFacts(within: Within, taskId: string): Promise<FoundTask | null> {
  return (await tasksWithFacts(within, [taskId]))[0] ?? null
}

/** As `taskWithFacts`, for several in as many statements: those of them that the actor may find, in the order of the plan. */
export async function tasksWithFacts(within: Within, taskIds: readonly string[]): Promise<FoundTask[]> {
  const { tx, incident } = within
  const incidentId = incident.incident.id
  const found = await tx.$queryRaw<{ id: string }[]>`
    select id from task where id = any (${[...taskIds]}::uuid[]) and incident_id = ${incidentId}::uuid`
  if (found.length === 0) return []
  const read = async () => {
    const rows = await taskRows(within, incidentId, found.map(({ id }) => id))
    const beside = await around(within)
    return rows.map((row) => ({ facts: factsOf(within, row, beside), row }))
  }
  // What they wait for is weighed in full, also where the actor may not see those tasks (N8). A full seat sees them all.
  if (incident.standings.has('member')) return read()
  const whole = await withSystemSight(within, incidentId, read)
  return incident.standings.has('limited') ? asSeen(within, whole) : whole
}

/** All tasks of the incident in their order, for a whole seat. */
export async function allTaskFacts(within: Within): Promise<FoundTask[]> {
  const rows = await taskRows(within, within.incident.incident.id, null)
  const beside = await around(within)
  return rows.map((row) => ({ facts: factsOf(within, row, beside), row }))
}

async function around(within: Within): Promise<Around> {
  const incidentId = within.incident.incident.id
  const rows = await within.tx.$queryRaw<{ owners: Around['owners']; written: boolean }[]>`
    select exists (select 1 from repair_step where incident_id = ${incidentId}::uuid) as written,
      (select coalesce(json_agg(json_build_object('seatId', s.id, 'name', s.name) order by o.since, o.id), '[]')
        from office o join seat s on s.id = o.seat_id
        where o.incident_id = ${incidentId}::uuid and o.office = 'communication owner'
          and s.state = 'active' and s.ended_at is null) as owners`
  return { outlines: await taskOutlines(within, incidentId), owners: rows[0]!.owners, repairPlanWritten: rows[0]!.written }
}

function factsOf({ incident }: Within, row: TaskRow, { outlines, owners, repairPlanWritten }: Around): TaskFacts {
  const byId = new Map(outlines.map((outline) => [outline.id, outline]))
  const dependencies = row.dependsOn.map(({ id, until }): Dependency => ({ ...byId.get(id)!, until }))
  const gates = gateFacts(outlines, { repairPlanWritten, watching: incident.phase === 'watching' })
  return {
    ...incident,
    task: {
      id: row.id, key: row.key, title: row.title, section: row.section, state: row.state, level: row.level, kind: row.kind,
      ongoing: row.ongoing,
      prerequisite: row.prerequisite, repairs: row.repairs, permitted: row.permitted,
      coordinator: row.coordinatorSeatId ? { seatId: row.coordinatorSeatId, name: row.coordinatorName ?? '' } : null,
      helpers: row.helpers, reviews: row.reviews,
      prerequisites: outlines.filter((outline) => outline.prerequisite), dependencies,
      missing: missingOf(row), written: isWritten(row), signature: row.signature,
      aside: row.state === 'set aside'
        ? {
            bySeatId: row.asideBySeatId, needs: row.asideNeeds, countersigned: row.countersigned, sameHand: row.asideBySameHand,
            reason: row.asideReason ?? '',
          } : null,
      gateShut: gateShut(row.gate, gates, incident.me?.sees !== 'shared'), communicationOwners: owners,
    },
  }
}
