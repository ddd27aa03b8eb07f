import type { Within } from '@/lib/facts/incident'
import { toldApart } from '@/lib/facts/told-apart'
import { decide } from '@/lib/rules/decide'
import { evidenceLabel, type EvidenceKind } from '@/lib/rules/evidence'
import type { Verdict } from '@/lib/rules/permission'
import { permissions } from '@/lib/rules/permissions'

export type EvidenceItem = {
  id: string
  /** E-07; null for a limited seat. */
  label: string | null; title: string; what: string; kind: EvidenceKind; host: string | null
  /** The item that a copy was made of, where the viewer may see it. */
  copyOf: string | null
  takenBy: string; takenHow: string; takenWhere: string; takenAt: Date; size: bigint | null; sha256: string | null; toRunAgain: string
  holder: string
  /** Who said that the holder has it, where that was somebody else: nobody confirms it before custody moves (CU-3). '' where the viewer may not see who. */
  saidBy: string | null
  registeredBy: string; registeredAt: Date
}
type Choice = { id: string; name: string; from?: string }
export type EvidenceRegister = {
  incidentId: string
  items: EvidenceItem[]
  opened: string | null
  choices: { hosts: Choice[]; people: Choice[] }
  me: string
  register: Verdict
}

/** The register of evidence (V1) as the viewer may see it: a limited seat finds what is shared with it. Three statements. */
export async function evidence(within: Within, opened: string | null): Promise<EvidenceRegister> {
  const { tx, incident, now } = within
  const incidentId = incident.incident.id
  const rows = await tx.$queryRaw<Row[]>`
    select e.id, e.number, p.title as "parentTitle", e.title, e.what, e.kind, h.name as host, p.number as parent, e.taken_by as "takenBy", e.taken_how as "takenHow",
      e.taken_where as "takenWhere", e.taken_at as "takenAt", e.size, e.sha256, e.to_run_again as "toRunAgain",
      coalesce(s.name, e.taken_by) as holder,
      case when e.holder_seat_id <> e.registered_by_seat_id then coalesce(r.name, '') end as "saidBy", coalesce(r.name, '') as "registeredBy", e.registered_at as "registeredAt"
    from evidence e left join host h on h.id = e.host_id left join evidence p on p.id = e.copy_of_evidence_id
      left join seat s on s.id = e.holder_seat_id left join seat r on r.id = e.registered_by_seat_id
    where e.incident_id = ${incidentId}::uuid order by e.number`
  const hosts = await tx.$queryRaw<Choice[]>`select id, name from host where incident_id = ${incidentId}::uuid order by name`
  const people = await tx.$queryRaw<Choice[]>`
    select id, name from seat where incident_id = ${incidentId}::uuid and state in ('waiting', 'active') order by name, id`
  // Numbers count what is registered, which a limited seat is not told (N8).
  const whole = incident.standings.has('member')
  return {
    incidentId, opened,
    items: rows.map(({ number, parent, parentTitle, ...item }) => ({
      ...item, label: whole ? evidenceLabel(number) : null, copyOf: parent === null ? null : whole ? evidenceLabel(parent) : parentTitle,
    })),
    choices: { hosts, people: await toldApart(within, people) }, me: incident.me?.id ?? '',
    register: decide(permissions['evidence.register'], { ...incident, taker: { name: '', onTheList: true }, takenAt: now }),
  }
}

type Row = Omit<EvidenceItem, 'label' | 'copyOf'> & { number: number; parent: number | null; parentTitle: string | null }
