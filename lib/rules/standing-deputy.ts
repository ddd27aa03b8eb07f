import { z } from 'zod'
import type { IncidentFacts, OrganisationFacts } from './facts'
import { id, incidentInput } from './input'
import { condition, open, permission } from './permission'

export const namingInput = z.strictObject({ namingId: id })
export const adoptListInput = incidentInput({})

/**
 * Somebody on the plan's list of standing deputies, with who stands behind it. `sound`: one of the organisation's own people, no
 * administrator, and the account is as it was when it was named (W5). `vouchedBy` made the account or last reset it.
 */
export type StandingDeputy = {
  /** Of the naming; null once it has ended: the person has to be named anew. */
  namingId: string | null
  personId: string
  name: string
  organisation: string
  trust: number
  sound: boolean
  namedById: string | null
  namedBy: string | null
  namedAt: Date | null
  acceptedAt: Date | null
  confirmedBy: string | null
  confirmedAt: Date | null
  vouchedBy: string | null
  vouchedAt: Date | null
  confirmerVouchedBy: string | null
  confirmerVouchedAt: Date | null
}

/** Why somebody on the list does not count any more, for whoever reads it. */
export const unsound = 'No longer in force: the account was disabled, reset, or made an administrator.'

/** Whether somebody would be brought in (TO-8): accepted by the person, confirmed by somebody else, the account untouched since. */
export const counts = (d: Pick<StandingDeputy, 'sound' | 'acceptedAt' | 'confirmedAt'>): boolean =>
  d.sound && d.acceptedAt !== null && d.confirmedAt !== null

/** How long an account has to stand as it is, in days, before somebody is on an incident's list without being ticked by whoever opens it. */
export const daysToSettle = 30

/** Whether no administrator opened a way into the deputy's account, or into the confirmer's before it confirmed, of late. */
export function isSettled({ vouchedAt, confirmerVouchedAt }: Pick<StandingDeputy, 'vouchedAt' | 'confirmerVouchedAt'>, now: Date): boolean {
  return ![vouchedAt, confirmerVouchedAt].some((at) => ofLate(at, now))
}

/** Whether an administrator made an account or opened a way into it of late. */
export const ofLate = (vouchedAt: Date | null, now: Date): boolean =>
  vouchedAt !== null && now.getTime() - vouchedAt.getTime() < daysToSettle * 86_400_000

/** What whoever gives such an account something is told of it: "made or last reset by Tomas Novak in the last 30 days"; null where nothing is to be told. */
export function lately({ vouchedBy, vouchedAt }: Pick<StandingDeputy, 'vouchedBy' | 'vouchedAt'>, now: Date): string | null {
  return ofLate(vouchedAt, now) ? `made or last reset${vouchedBy === null ? '' : ` by ${vouchedBy}`} in the last ${daysToSettle} days` : null
}

export type NamingFacts = OrganisationFacts & { naming: StandingDeputy }
/** `now`: the list that the incident keeps; `next`: those who count in the plan. */
export type ListFacts = IncidentFacts & { list: { now: readonly Listed[]; next: readonly Listed[] } }
type Listed = { personId: string; trust: number; counts: boolean }

/** Whether the plan's list of those who count is another one than the incident's. */
export function listsDiffer({ now, next }: ListFacts['list']): boolean {
  const key = (list: readonly Listed[]) => list.map(({ personId, trust, counts }) => `${personId} ${trust} ${counts}`).join()
  return key(now) !== key(next)
}

export const ownNaming = condition<NamingFacts>({
  says: 'the person named', refuses: 'who', holds: (f) => f.naming.personId === f.personId,
  because: (f) => `Only ${f.naming.name} can accept this.`,
})
export const noAdministrator = condition<NamingFacts>({
  says: 'not an administrator', refuses: 'who', holds: (f) => !f.standings.has('administrator'),
  because: 'An administrator can’t confirm a standing deputy. Ask someone who is not an administrator.',
})
export const notNamed = condition<NamingFacts>({
  says: 'someone other than the person named', refuses: 'who', holds: (f) => f.naming.personId !== f.personId,
  because: 'Someone else has to confirm that you are a standing deputy.',
})
export const notTheNamer = condition<NamingFacts>({
  says: 'someone other than who named the person', refuses: 'who', holds: (f) => f.naming.namedById !== f.personId,
  because: (f) => `You named ${f.naming.name} yourself. Someone else has to confirm it.`,
})
export const stillSound = condition<NamingFacts>({
  says: 'the account is as it was when it was named', refuses: 'state', holds: (f) => f.naming.sound,
  because: (f) => `The account of ${f.naming.name} was changed by an administrator since then. An administrator has to name ${f.naming.name} again.`,
})
export const notAccepted = condition<NamingFacts>({
  says: 'it is not accepted yet', refuses: 'state', holds: (f) => f.naming.acceptedAt === null, because: 'You have already accepted this.',
})
export const notConfirmed = condition<NamingFacts>({
  says: 'it is not confirmed yet', refuses: 'state', holds: (f) => f.naming.confirmedAt === null,
  because: (f) => `${f.naming.confirmedBy ?? 'Someone'} has already confirmed this.`,
})
export const listHasChanged = condition<ListFacts>({
  says: 'the plan’s list is another one', refuses: 'state', holds: (f) => listsDiffer(f.list),
  because: 'This incident already uses the plan’s list.',
})
export const somebodyCounts = condition<ListFacts>({
  says: 'someone on the plan’s list is in force', refuses: 'state', holds: (f) => f.list.next.length > 0,
  because: 'Nobody on the plan’s list is in force yet: they have to accept, and someone else has to confirm them.',
})

const byOwnPeople = { scope: 'organisation', who: ['own people'], proof: true } as const

export const standingDeputyPermissions = {
  'standingDeputy.accept': permission<NamingFacts>({
    rows: 'C7, N4', does: 'accept being a standing deputy', ...byOwnPeople, and: [ownNaming, stillSound, notAccepted],
  }),
  'standingDeputy.confirm': permission<NamingFacts>({
    rows: 'C7, N4', does: 'confirm a standing deputy', ...byOwnPeople, and: [noAdministrator, notNamed, notTheNamer, stillSound, notConfirmed],
  }),
  'standingList.adopt': permission<ListFacts>({
    rows: 'TO-8, C7', does: 'adopt the plan’s list of standing deputies', scope: 'incident', who: ['coordinator'], while: open, proof: true,
    and: [listHasChanged, somebodyCounts],
  }),
} as const
