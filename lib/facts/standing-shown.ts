import type { PlanPerson } from '@/lib/plans/plan'
import { counts, type StandingDeputy } from '@/lib/rules/standing-deputy'

/** The list as an administrator is shown it who names another one. */
export const listShown = (deputies: readonly StandingDeputy[]) =>
  ({ deputies: deputies.map((each) => ({ personId: each.personId, trust: each.trust, counts: counts(each) })) })

/** Whom the plan names already, as an administrator is shown them who names somebody more. */
export const peopleShown = (people: readonly PlanPerson[]) =>
  ({ people: people.map(({ key, name, personId, trust = null }) => ({ key, name, personId, trust })) })

type Behind = Omit<StandingDeputy, 'namingId' | 'organisation' | 'namedById' | 'sound'>

/** Who stands behind a standing deputy: what is shown to whoever accepts, confirms, or takes the list over, and kept in the book. */
export function behind(d: Behind) {
  const at = (moment: Date | null) => moment?.toISOString() ?? null
  return {
    personId: d.personId, name: d.name, trust: d.trust, namedBy: d.namedBy, namedAt: at(d.namedAt), acceptedAt: at(d.acceptedAt),
    confirmedBy: d.confirmedBy, confirmedAt: at(d.confirmedAt), accountBy: d.vouchedBy, accountAt: at(d.vouchedAt),
    confirmersAccountBy: d.confirmerVouchedBy, confirmersAccountAt: at(d.confirmerVouchedAt),
  }
}
