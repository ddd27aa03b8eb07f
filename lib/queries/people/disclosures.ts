import type { Within } from '@/lib/facts/incident'
import { decide } from '@/lib/rules/decide'
import type { Verdict } from '@/lib/rules/permission'
import { permissions } from '@/lib/rules/permissions'

/** Told without approval, reported (N5). `asksWhether`: the decision says whether people may speak with that person. */
export type Disclosure = {
  id: string; toName: string; toOrganisation: string; what: string; by: string; reportedAt: Date; asksWhether: boolean
  decided: { decision: string; mayTalk: boolean | null; by: string; at: Date } | null
  can: { decide: Verdict }
}

type Row = Omit<Disclosure, 'decided' | 'can'> & {
  decision: string | null; mayTalk: boolean | null; decidedBy: string | null; decidedAt: Date | null
}

/** For a full seat. Undecided ones first, the oldest on top; then the newest. */
export async function disclosures({ tx, incident }: Within): Promise<Disclosure[]> {
  const rows = await tx.$queryRaw<Row[]>`
    select d.id, d.to_name as "toName", d.to_organisation as "toOrganisation", d.what, coalesce(r.name, '') as by,
      d.reported_at as "reportedAt",
      coalesce(s.state = 'aware' and s.how = 'disclosure', false) as "asksWhether", d.decision, d.may_talk as "mayTalk",
      c.name as "decidedBy", d.decided_at as "decidedAt"
    from disclosure d left join seat r on r.id = d.reported_by_seat_id left join seat s on s.id = d.seat_id
      left join seat c on c.id = d.decided_by_seat_id
    where d.incident_id = ${incident.incident.id}::uuid
    order by d.decided_at is null desc, case when d.decided_at is null then d.reported_at end, d.reported_at desc, d.id
    limit 100`
  return rows.map(({ decision, mayTalk, decidedBy, decidedAt, ...row }) => ({
    ...row, decided: decidedAt && { decision: decision ?? '', mayTalk, by: decidedBy ?? '', at: decidedAt },
    can: {
      // What the decision has to say about talking is asked by its form.
      decide: decide(permissions['disclosure.decide'], { ...incident, decided: decidedAt !== null, awareOnly: false, saysWhether: false }),
    },
  }))
}
