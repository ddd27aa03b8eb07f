import { isSettled } from '@/lib/rules/blocked'
import type { PhaseFacts } from '@/lib/rules/phase'
import type { Within } from './incident'
import { taskOutlines } from './task-row'

/** What the moves between phases ask of hosts, tasks and the repair plan (IN-4, IN-5), as a whole seat sees it. */
export async function phaseFacts({ tx, incident }: Within): Promise<PhaseFacts> {
  const incidentId = incident.incident.id
  const outlines = await taskOutlines({ tx }, incidentId)
  const rows = await tx.$queryRaw<{ repairPlanWritten: boolean; hostsWithoutSnapshot: string[] }[]>`
    select exists (select 1 from repair_step r where r.incident_id = ${incidentId}::uuid) as "repairPlanWritten",
      array(select h.name from host h where h.incident_id = ${incidentId}::uuid and h.state = 'confirmed' and h.no_snapshot_reason is null
        and not exists (select 1 from evidence e where e.host_id = h.id and e.kind = 'snapshot') order by h.name) as "hostsWithoutSnapshot"`
  return {
    ...incident, ...rows[0]!,
    dataIntegritySettled: outlines.some((task) => task.key === 'data-integrity' && isSettled(task)),
    environmentSecureDone: outlines.some((task) => task.key === 'environment-secure' && task.state === 'done' && task.signed),
  }
}
