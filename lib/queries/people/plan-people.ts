import type { Within } from '@/lib/facts/incident'
import { matching, type Account, type Entry } from '@/lib/facts/roster'
import { planDocument } from '@/lib/plans/plan'
import { decide } from '@/lib/rules/decide'
import type { Verdict } from '@/lib/rules/permission'
import { permissions } from '@/lib/rules/permissions'
import { looks } from '@/lib/rules/skeleton'

/** Somebody whom the incident's plan names and who is not on the list. A `partner` gets a limited seat with an end. */
export type PlanPerson = { key: string; name: string; organisation: string; role: string; why: string; partner: boolean; can: Verdict }

/** Whom any member can bring in (SE-6). Who was removed here is not among them. */
export async function planPeople({ tx, incident }: Within, entries: readonly Entry[], accounts: readonly Account[]): Promise<PlanPerson[]> {
  const rows = await tx.$queryRaw<{ document: unknown }[]>`
    select p.document from incident i join plan_version p on p.id = i.plan_version_id where i.id = ${incident.incident.id}::uuid`
  const look = looks()
  return planDocument.parse(rows[0]?.document).people.flatMap((person) => {
    const account = accounts.find((each) => each.id === person.personId) ?? null
    const who = { name: account?.name ?? person.name, organisation: account?.organisation ?? person.organisation, account }
    const candidate = matching(entries, who, { look })
    if (candidate.listed !== 'no') return []
    const { key, role, why } = person
    return [{
      key, role, why, name: who.name, organisation: who.organisation, partner: account !== null && !account.ours,
      can: decide(permissions['seat.bringIn'], { ...incident, candidate }),
    }]
  })
}
