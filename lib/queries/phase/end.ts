import type { Within } from '@/lib/facts/incident'
import type { Ending } from '@/lib/rules/phase'

export type IncidentEnd = {
  at: Date
  /** Why it was stood down; null for a closed one. */
  as: Ending | null
  reason: string | null
  /** The incident that it is a duplicate of, for those who are on both (IN-8). */
  doubleOf: { id: string; codeName: string } | null
}

/** How the incident ended; null while it is open. One statement. */
export async function incidentEnd({ tx, incident, actor }: Within): Promise<IncidentEnd | null> {
  const rows = await tx.$queryRaw<Row[]>`
    select i.ended_at as at, i.ended_as as as, i.ended_reason as reason, o.id as other, o.code_name as "codeName"
    from incident i
      left join seat s on s.incident_id = i.double_of_id and s.person_id = ${actor.id}::uuid and s.state = 'active' and s.ended_at is null
      left join incident o on o.id = s.incident_id
    where i.id = ${incident.incident.id}::uuid`
  const { at, other, codeName, ...end } = rows[0]!
  return at && { at, ...end, doubleOf: other === null ? null : { id: other, codeName: codeName ?? '' } }
}

type Row = { at: Date | null; as: Ending | null; reason: string | null; other: string | null; codeName: string | null }
