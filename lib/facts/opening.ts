import type { At } from '@/lib/db/as'
import type { OpeningFacts } from '@/lib/rules/incident'
import { organisationFacts } from './organisation'

/**
 * What opening an incident is weighed by (IN-1), with the version of the rules that was read; null stands for the newest.
 * A standing deputy counts while it is one of the organisation's own people and the account is not disabled (C7). One whose account was
 * reset counts here, though it has to be named anew before it can come in: a lost telephone must not keep an incident from being opened.
 */
export async function openingFacts(at: At, rulesVersion: number | null): Promise<OpeningFacts> {
  const rows = await at.tx.$queryRaw<{ standing: number; rules: number }[]>`
    select (select count(*)::int from plan_version v, jsonb_array_elements(v.document -> 'standingDeputies') as named (deputy)
        join person p on p.id = (named.deputy ->> 'personId')::uuid and p.disabled_at is null and p.ours
        where v.number = (select max(number) from plan_version)) as standing,
      coalesce((select max(number) from rules_version), 0) as rules`
  const { standing, rules } = rows[0]!
  return { ...organisationFacts(at), newestRules: rules, rulesVersion: rulesVersion ?? rules, standingDeputies: standing }
}
