import type { At } from '@/lib/db/as'
import { incidentFacts } from '@/lib/facts/incident'

/** The incidents on which the actor has a living seat, newest first. Before the rules are acknowledged there is no more than the id. */
export async function listIncidents({ tx }: At) {
  const rows = await tx.$queryRaw<{ id: string; code_name: string | null; phase: string | null; drill: boolean; seat: string; opened_at: Date | null }[]>`
    select i.id, i.drill, s.state as seat, case when s.state = 'active' then i.code_name end as code_name,
      case when s.state = 'active' and s.sees = 'whole' then i.phase end as phase,
      case when s.state = 'active' and s.sees = 'whole' then i.opened_at end as opened_at
    from incident i join seat s on s.incident_id = i.id and s.id = any ((select muster.own_seats())::uuid[])
    order by i.opened_at desc, i.id`
  return rows.map((row) => ({
    id: row.id, codeName: row.code_name, phase: row.phase, drill: row.drill, seat: row.seat, openedAt: row.opened_at?.toISOString() ?? null,
  }))
}

type IncidentRow = {
  codeName: string; kind: string; established: string; severity: number; phase: string; summary: string; symptoms: string; openedAt: Date
  planNumber: number; headSeq: number; headHash: string
}

/** One incident as far as the actor's seat sees it; null when hidden or missing. */
export async function showIncident(at: At, incidentId: string) {
  const facts = await incidentFacts(at, incidentId)
  if (!facts?.me) return null
  const known = { id: incidentId, drill: facts.incident.drill, coordinator: facts.coordinatorName, seat: facts.me.state }
  if (facts.standings.has('unacknowledged')) return known
  const [row] = await at.tx.$queryRaw<IncidentRow[]>`
    select code_name as "codeName", kind, established, severity, phase, summary, symptoms, opened_at as "openedAt", plan_number as "planNumber",
      head_seq as "headSeq", head_hash as "headHash" from incident where id = ${incidentId}::uuid`
  if (!row) return null
  if (facts.standings.has('limited')) return { ...known, codeName: row.codeName, kind: row.kind }
  return {
    ...known, codeName: row.codeName, kind: row.kind, established: row.established, severity: row.severity, phase: row.phase,
    summary: row.summary, symptoms: row.symptoms, openedAt: row.openedAt.toISOString(), plan: row.planNumber,
    logBook: { entries: row.headSeq, head: row.headHash },
  }
}
