import type { At } from '@/lib/db/as'
import type { SeatFacts } from '@/lib/rules/facts'
import type { PlanPerson } from '@/lib/plans/plan'
import { trustAsNamed, type Candidate, type ListedSeat, type NamedAccount } from '@/lib/rules/roster'
import { looks } from '@/lib/rules/skeleton'
import type { Within } from './incident'

/** A person with an account, as a seat takes them over. */
export type Account = { id: string; name: string; organisation: string; trust: number; disabled: boolean; ours: boolean }

/** An entry of the roster with all that its rules weigh and its page shows. */
export type Entry = ListedSeat & {
  reach: string
  why: string
  how: string
  planKey: string | null
  addedAt: Date
  acknowledgedAt: Date | null
  /** Becomes a manager by acknowledging the rules (M6). */
  asManager: boolean
  suspendedReason: string | null
  endedAt: Date | null
  version: number
  /** How far the account is trusted now: what a call-back is about (SE-11). */
  accountTrust: number
}

/** A seat of this incident as the actor may find it; null when hidden or missing. */
export async function listedSeat(within: Within, seatId: string): Promise<Entry | null> {
  return (await entries(within, seatId))[0] ?? null
}

/** Every entry that the actor may see, proposals too, but none that was declined, in the order they were added. */
export const listedSeats = (within: Within): Promise<Entry[]> => entries(within, null)

async function entries({ tx, incident }: Within, seatId: string | null): Promise<Entry[]> {
  const rows = await tx.$queryRaw<(Omit<Entry, 'able' | 'suspended' | 'ended' | 'causes'> & {
    byCoordinator: boolean; byAccount: boolean; byWindow: boolean
  })[]>`
    select s.id, s.person_id as "personId", s.name, s.organisation, s.kind, s.state, s.sees, s.access_until as "accessUntil",
      s.acknowledged_rules as "acknowledgedRules", s.reach, s.why, s.how, s.plan_key as "planKey", s.added_at as "addedAt",
      s.added_by_seat_id as "addedBySeatId", s.acknowledged_at as "acknowledgedAt", s.as_manager as "asManager", s.suspended_reason as "suspendedReason",
      s.ended_at as "endedAt", s.version, p.vouched_by_id as "vouchedById", v.name as "vouchedBy", s.reach_by_id as "reachById", coalesce(p.trust, 0) as "accountTrust", p.vouched_at as "vouchedAt",
      coalesce(p.disabled_at is not null, false) as disabled, coalesce(c.totp_confirmed_at is not null, false) as enrolled,
      s.suspended_at is not null as "byCoordinator", coalesce(p.disabled_at is not null or p.trust <> s.trust, false) as "byAccount",
      coalesce(s.access_until <= muster.now(), false) as "byWindow"
    from seat s left join person p on p.id = s.person_id left join person v on v.id = p.vouched_by_id left join credential c on c.person_id = p.id
    where s.incident_id = ${incident.incident.id}::uuid and (${seatId}::uuid is null and s.state <> 'declined' or s.id = ${seatId}::uuid)
    order by s.added_at, s.id`
  return rows.map(({ byCoordinator, byAccount, byWindow, ...seat }) => {
    const seated = seat.state === 'waiting' || seat.state === 'active'
    const found: (SeatFacts['suspended'] | false)[] = [byCoordinator && 'coordinator', byAccount && 'account', byWindow && 'window']
    const causes = seated ? found.filter((cause): cause is ListedSeat['causes'][number] => cause !== false && cause !== null) : []
    const able = seat.state === 'active' && seat.sees === 'whole' && causes.length === 0
    return { ...seat, causes, suspended: causes[0] ?? null, ended: seat.endedAt !== null, able }
  })
}

/** Who is meant by an input: the account's own name and organisation, or what was typed; null when there is no such account. */
export async function whoIsMeant(
  at: At, input: { personId: string | null; name: string; organisation: string },
): Promise<{ name: string; organisation: string; account: Account | null } | null> {
  if (input.personId === null) return { name: input.name, organisation: input.organisation, account: null }
  const found = await account(at, input.personId)
  return found && { name: found.name, organisation: found.organisation, account: found }
}

/** The account of a person; null when there is none. */
export async function account({ tx }: At, personId: string): Promise<Account | null> {
  const rows = await tx.$queryRaw<Account[]>`
    select id, name, organisation, trust, disabled_at is not null as disabled, ours from person where id = ${personId}::uuid`
  return rows[0] ?? null
}

/**
 * How far seats would trust the accounts that the plan names, by their keys; in no version before the first that has the key. Without an account not at
 * all. One statement.
 */
export async function trustsByPlan(
  { tx }: Pick<At, 'tx'>, people: readonly Pick<PlanPerson, 'key' | 'personId' | 'trust'>[],
): Promise<(key: string) => number> {
  const rows = await tx.$queryRaw<(NamedAccount['now'] & { key: string; namedAt: Date })[]>`
    select k.key, p.trust, p.administrator, p.administration_at as "administrationAt", p.vouched_at as "vouchedAt",
      (select min(v.created_at) from plan_version v where v.document -> 'people' @> jsonb_build_array(jsonb_build_object('key', k.key))) as "namedAt"
    from unnest(${people.map(({ key }) => key)}::text[], ${people.map(({ personId }) => personId)}::uuid[]) as k (key, person_id)
    join person p on p.id = k.person_id`
  const trusts = new Map(rows.map(({ key, namedAt, ...now }) =>
    [key, trustAsNamed({ trust: people.find((each) => each.key === key)?.trust ?? null, namedAt, now })]))
  return (key) => trusts.get(key) ?? 0
}

/** Who named somebody in the plan under this key, and so wrote how to reach them; null where the plan came with Muster. */
export async function namedBy({ tx }: Pick<At, 'tx'>, key: string): Promise<string | null> {
  const rows = await tx.$queryRaw<{ id: string | null }[]>`
    select created_by_id as id from plan_version
    where document -> 'people' @> jsonb_build_array(jsonb_build_object('key', ${key}::text)) order by number limit 1`
  return rows[0]?.id ?? null
}

/** An account with who made it or last reset it, and when; null where nobody did of whom the book tells. */
export type ChosenAccount = Account & { vouchedBy: string | null; vouchedAt: Date | null }

/** All accounts, by name. They are no secret of an incident. */
export async function accounts({ tx }: At): Promise<ChosenAccount[]> {
  return tx.$queryRaw<ChosenAccount[]>`
    select p.id, p.name, p.organisation, p.trust, p.disabled_at is not null as disabled, p.ours, v.name as "vouchedBy", p.vouched_at as "vouchedAt"
    from person p left join person v on v.id = p.vouched_by_id order by p.name, p.id`
}

type Who = { name: string; organisation: string; account: Account | null }
type Standing = Pick<Entry, 'id' | 'personId' | 'name' | 'organisation' | 'how'> & { state: string }
type Matching = { except?: string; by?: 'name' | 'account'; look?: ReturnType<typeof looks> }

/** Whether somebody is on the roster already: see `matching`. Wants a sight of the whole list. */
export async function candidate({ tx, incident }: Within, who: Who, how?: Matching): Promise<Candidate & { seatId: string | null }> {
  const standing = await tx.$queryRaw<Standing[]>`
    select id, person_id as "personId", name, organisation, state, how from seat where incident_id = ${incident.incident.id}::uuid`
  return matching(standing, who, how)
}

/**
 * Somebody as the list has them already. `except` is the entry that is being decided and does not count; with `by: 'account'` entries
 * without an account don't count either, and against an account never one that stands there because somebody reported it told (SE-5). Proposals and declined ones are nobody on the roster. `look`: one for all who are looked for in the same list.
 */
export function matching(
  standing: readonly Standing[], who: Who, { except, by = 'name', look = looks() }: Matching = {},
): Candidate & { seatId: string | null } {
  const same = standing.filter((entry) => entry.id !== except && entry.state !== 'proposed' && entry.state !== 'declined')
    .filter((entry) => (who.account && (entry.personId || by === 'account' || isReport(entry)) ? entry.personId === who.account.id : samePerson(entry, who, look)))
  const living = same.find((entry) => entry.state !== 'removed')
  return {
    name: who.name, disabled: who.account?.disabled ?? false, seatId: (living ?? same[0])?.id ?? null,
    listed: living ? 'living' : same.length > 0 ? 'removed' : 'no',
  }
}

/** Listed because somebody said that a person of this name was told: no account is kept out by it. What was decided since, such as a removal, counts. */
const isReport = (entry: Standing): boolean => entry.how === 'disclosure' && entry.state === 'aware'

/** As far as names tell: they look the same, and the organisations don't look different. Names alone that look alike are warned of. */
function samePerson(
  one: { name: string; organisation: string }, other: { name: string; organisation: string }, look: ReturnType<typeof looks>,
): boolean {
  const name = look(one.name).whole
  if (name === '' || name !== look(other.name).whole) return false
  const [a, b] = [look(one.organisation).whole, look(other.organisation).whole]
  return a === '' || b === '' || a === b
}
