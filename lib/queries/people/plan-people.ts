import type { Within } from '@/lib/facts/incident'
import { matching, type Account, type Entry } from '@/lib/facts/roster'
import { planDocument, type PlanPerson as Planned } from '@/lib/plans/plan'
import { decide } from '@/lib/rules/decide'
import type { Verdict } from '@/lib/rules/permission'
import { permissions } from '@/lib/rules/permissions'
import { kindByPlan, kindsWithEnd, type CandidateFacts } from '@/lib/rules/roster'
import { looks } from '@/lib/rules/skeleton'

/** Somebody whom the incident's plan names and who is not on the roster. `needsEnd`: their access has an end, as a partner's. */
export type PlanPerson = { key: string; name: string; organisation: string; role: string; why: string; needsEnd: boolean; can: Verdict }

/** Whom any member can bring in (SE-6). Who was removed here is not among them. */
export async function planPeople(within: Within, entries: readonly Entry[], accounts: readonly Account[]): Promise<PlanPerson[]> {
  return (await unlisted(within, entries, accounts)).map(({ person: { key, role, why }, account, name, organisation, candidate }) => ({
    key, role, why, name, organisation, needsEnd: needsEnd(role, account), can: decide(permissions['seat.bringIn'], { ...within.incident, candidate }),
  }))
}

/** Whether the access of somebody whom the plan names has an end (N7, SE-1). Without an account there is none that could end. */
export const needsEnd = (role: string, account: Account | null): boolean => account !== null && kindsWithEnd.includes(kindByPlan(role, !account.ours))

type Unlisted = { person: Planned; account: Account | null; name: string; organisation: string } & Pick<CandidateFacts, 'candidate'>

/** The people of the incident's plan of whom the roster has no entry, each as its account calls them. */
export async function unlisted({ tx, incident }: Within, entries: readonly Entry[], accounts: readonly Account[]): Promise<Unlisted[]> {
  const rows = await tx.$queryRaw<{ document: unknown }[]>`
    select p.document from incident i join plan_version p on p.id = i.plan_version_id where i.id = ${incident.incident.id}::uuid`
  const look = looks()
  return planDocument.parse(rows[0]?.document).people.flatMap((person) => {
    const account = accounts.find((each) => each.id === person.personId) ?? null
    const who = { name: account?.name ?? person.name, organisation: account?.organisation ?? person.organisation, account }
    const candidate = matching(entries, who, { look })
    return candidate.listed === 'no' ? [{ ...who, person, candidate }] : []
  })
}
