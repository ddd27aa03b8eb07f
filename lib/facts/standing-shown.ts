import type { Json } from '@/lib/log-book/hash'
import { counts, type StandingDeputy } from '@/lib/rules/standing-deputy'

/** The list as an administrator is shown it who names another one. */
export const listShown = (deputies: readonly StandingDeputy[]): { [name: string]: Json } =>
  ({ deputies: deputies.map((each) => ({ personId: each.personId, trust: each.trust, counts: counts(each) })) })
