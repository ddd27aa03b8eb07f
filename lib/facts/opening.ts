import type { At } from '@/lib/db/as'
import type { OpeningFacts } from '@/lib/rules/incident'
import { organisationFacts } from './organisation'
import { standingDeputies } from './standing-deputy'

/** What opening an incident is weighed by (IN-1, C7), with the version of the rules that was read and who was ticked; null: the newest, nothing said. */
export async function openingFacts(at: At, rulesVersion: number | null, chosen: readonly string[] | null): Promise<OpeningFacts> {
  const deputies = await standingDeputies(at)
  const [row] = await at.tx.$queryRaw<{ rules: number; silenceHours: number; takeOverWaitMinutes: number }[]>`
    select coalesce((select max(number) from rules_version), 0) as rules, silence_hours as "silenceHours",
      take_over_wait_minutes as "takeOverWaitMinutes" from organisation`
  const { rules, silenceHours, takeOverWaitMinutes } = row!
  return { ...organisationFacts(at), newestRules: rules, rulesVersion: rulesVersion ?? rules, silenceHours, takeOverWaitMinutes, deputies, chosen }
}
