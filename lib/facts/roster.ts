import type { At } from '@/lib/db/as'
import type { SeatFacts } from '@/lib/rules/facts'
import { nameWords, sameName } from '@/lib/rules/names'
import type { Candidate, ListedSeat } from '@/lib/rules/roster'
import type { Within } from './incident'

/** A person with an account, as a new seat takes them over. */
export type Account = { id: string; name: string; organisation: string; trust: number; disabled: boolean; ours: boolean }

/** A seat of this incident as the actor may find it, with all that roster rules weigh; null when hidden or missing. */
export async function listedSeat({ tx, incident }: Within, seatId: string): Promise<(ListedSeat & { reach: string; why: string }) | null> {
  const rows = await tx.$queryRaw<(Omit<SeatFacts, 'able' | 'suspended'> & {
    reach: string; why: string; addedBySeatId: string | null; ended: boolean; disabled: boolean
    byCoordinator: boolean; byAccount: boolean; byWindow: boolean
  })[]>`
    select s.id, s.person_id as "personId", s.name, s.organisation, s.kind, s.state, s.sees, s.access_until as "accessUntil",
      s.acknowledged_rules as "acknowledgedRules", s.reach, s.why, s.added_by_seat_id as "addedBySeatId", s.ended_at is not null as ended,
      coalesce(p.disabled_at is not null, false) as disabled, s.suspended_at is not null as "byCoordinator",
      coalesce(p.disabled_at is not null or p.trust <> s.trust, false) as "byAccount",
      coalesce(s.access_until <= muster.now(), false) as "byWindow"
    from seat s left join person p on p.id = s.person_id
    where s.id = ${seatId}::uuid and s.incident_id = ${incident.incident.id}::uuid`
  if (!rows[0]) return null
  const { byCoordinator, byAccount, byWindow, ...seat } = rows[0]
  const seated = seat.state === 'waiting' || seat.state === 'active'
  const causes = seated
    ? ([byCoordinator && 'coordinator', byAccount && 'account', byWindow && 'window'] as const).filter((cause) => cause !== false) : []
  return { ...seat, causes, suspended: causes[0] ?? null, able: seat.state === 'active' && seat.sees === 'whole' && causes.length === 0 }
}

/** Who is meant by an input: the account's own name and organisation, or what was typed; null when there is no such account. */
export async function whoIsMeant(
  at: At, input: { personId: string | null; name: string; organisation: string },
): Promise<{ name: string; organisation: string; account: Account | null } | null> {
  if (input.personId === null) return { name: input.name.trim(), organisation: input.organisation.trim(), account: null }
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
 * Whether somebody is on the list already. `except` is the entry that is being decided and does not count; with `by: 'account'` entries
 * without an account don't count either. Proposals are nobody on the list. Wants a sight of the whole list.
 */
export async function candidate(
  { tx, incident }: Within, who: { name: string; organisation: string; account: Account | null },
  { except, by = 'name' }: { except?: string; by?: 'name' | 'account' } = {},
): Promise<Candidate & { seatId: string | null }> {
  const entries = await tx.seat.findMany({
    where: {
      incidentId: incident.incident.id, state: { in: ['aware', 'waiting', 'active', 'removed'] },
      ...(except ? { id: { not: except } } : {}),
    },
    select: { id: true, personId: true, name: true, organisation: true, state: true },
  })
  const same = entries.filter((entry) => who.account && (entry.personId || by === 'account')
    ? entry.personId === who.account.id : samePerson(entry, who))
  const living = same.find((entry) => entry.state !== 'removed')
  return {
    name: who.name, disabled: who.account?.disabled ?? false, seatId: (living ?? same[0])?.id ?? null,
    listed: living ? 'living' : same.length > 0 ? 'removed' : 'no',
  }
}

/** As far as names tell: they agree, and the organisations don't differ. */
export function samePerson(one: { name: string; organisation: string }, other: { name: string; organisation: string }): boolean {
  const [a, b] = [nameWords(one.organisation), nameWords(other.organisation)]
  return sameName(one.name, other.name) && (a.length === 0 || b.length === 0 || a.join(' ') === b.join(' '))
}
