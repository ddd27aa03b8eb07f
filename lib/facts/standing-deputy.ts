import type { At } from '@/lib/db/as'
import type { StandingDeputy } from '@/lib/rules/standing-deputy'

/** The plan's standing deputies in their order, with who named, accepted and confirmed each, and who answers for their accounts. */
export function standingDeputies({ tx }: Pick<At, 'tx'>): Promise<StandingDeputy[]> {
  return tx.$queryRaw<StandingDeputy[]>`
    select n.id as "namingId", p.id as "personId", p.name, p.organisation, p.trust,
      coalesce(n.trust = p.trust and p.ours and not p.administrator and p.disabled_at is null, false) as sound,
      n.named_by_id as "namedById", namer.name as "namedBy", n.named_at as "namedAt", n.accepted_at as "acceptedAt",
      confirmer.name as "confirmedBy", n.confirmed_at as "confirmedAt", voucher.name as "vouchedBy", p.vouched_at as "vouchedAt",
      other.name as "confirmerVouchedBy", n.confirmer_vouched_at as "confirmerVouchedAt"
    from plan_version v cross join jsonb_array_elements(v.document -> 'standingDeputies') with ordinality as named (deputy, place)
    join person p on p.id = (named.deputy ->> 'personId')::uuid
    left join standing_deputy n on n.person_id = p.id and n.ended_at is null
    left join person namer on namer.id = n.named_by_id left join person confirmer on confirmer.id = n.confirmed_by_id
    left join person voucher on voucher.id = p.vouched_by_id left join person other on other.id = n.confirmer_vouched_by_id
    where v.number = (select max(number) from plan_version) order by named.place`
}

/** As an incident keeps them. `sound`: the account is as it was when it was named, and no administrator's, nor was one's since. */
export type PinnedDeputy = Omit<StandingDeputy, 'namingId' | 'organisation' | 'namedById'>

/** The list of standing deputies that an incident keeps, in its order; with a whole seat's sight or the program's. */
export function pinnedDeputies({ tx }: Pick<At, 'tx'>, incidentId: string): Promise<PinnedDeputy[]> {
  return tx.$queryRaw<PinnedDeputy[]>`
    select d.person_id as "personId", d.name, d.trust, not p.administrator and p.disabled_at is null and p.trust = d.trust
        and (p.administration_at is null or coalesce(p.administration_at < d.named_at, false)) as sound,
      d.named_by as "namedBy", d.named_at as "namedAt", d.accepted_at as "acceptedAt", d.confirmed_by as "confirmedBy",
      d.confirmed_at as "confirmedAt", d.vouched_by as "vouchedBy", d.vouched_at as "vouchedAt",
      d.confirmer_vouched_by as "confirmerVouchedBy", d.confirmer_vouched_at as "confirmerVouchedAt"
    from pinned_deputy d join person p on p.id = d.person_id where d.incident_id = ${incidentId}::uuid order by d.position`
}
