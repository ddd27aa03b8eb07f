import type { At } from '@/lib/db/as'
import { planDocument } from '@/lib/plans/plan'
import { looks, looksLike } from '@/lib/rules/skeleton'
import type { Within } from './incident'

/** Somebody known by name: on the roster, with an account, or named in the plan. */
export type Known = { personId: string | null; seatId: string | null; name: string; organisation: string; login: string | null; as: string }
/** Whose name is looked at, and who is no other: their own account and entry. */
type Newcomer = { name: string; personId: string | null; seatId?: string }

/** Everybody whom the coordinator of an incident can know by name: its list, all accounts, and the newest plan. */
export async function knownHere(within: Within): Promise<Known[]> {
  const { tx, incident } = within
  const onList = await tx.$queryRaw<Known[]>`
    select s.person_id as "personId", s.id as "seatId", s.name, s.organisation, p.login,
      case when s.id = ${incident.coordinator.id}::uuid then 'the coordinator' when s.state = 'removed' then 'removed from the roster'
        else 'on the roster' end as as
    from seat s left join person p on p.id = s.person_id
    where s.incident_id = ${incident.incident.id}::uuid and s.state in ('aware', 'waiting', 'active', 'removed') order by s.added_at, s.id`
  const others = await knownOutside(within)
  return [...onList, ...others.filter(({ personId }) => personId === null || !onList.some((seat) => seat.personId === personId))]
}

/** Everybody known without any incident: accounts, and people whom the newest plan names. What an administrator may compare with (N4). */
export async function knownOutside({ tx }: Pick<At, 'tx'>): Promise<Known[]> {
  const accounts = await tx.$queryRaw<Known[]>`
    select id as "personId", null as "seatId", name, organisation, login, 'has an account' as as from person order by name, id`
  const [plan] = await tx.$queryRaw<{ document: unknown }[]>`select document from plan_version order by number desc limit 1`
  const named = plan ? planDocument.parse(plan.document).people : []
  return [...accounts, ...named.filter(({ personId }) => personId === null).map(({ name, organisation }): Known => ({
    personId: null, seatId: null, name, organisation, login: null, as: 'named in the plan',
  }))]
}

/**
 * Those whom somebody could be taken for, as a reader is told of them: "Mara Lindqvist (mara), Systems, the coordinator". `look`: one for all
 * who are compared with the same people.
 */
export function resembled(known: readonly Known[], who: Newcomer, look = looks()): string[] {
  const same = ({ name }: Known) => Number(look(name).whole === look(who.name).whole)
  return known
    .filter((other) => (other.personId === null || other.personId !== who.personId) && (other.seatId === null || other.seatId !== who.seatId))
    .filter((other) => looksLike(other.name, who.name, look))
    .sort((a, b) => same(b) - same(a))
    .map(({ name, login, organisation, as }) => [login ? `${name} (${login})` : name, organisation, as].filter(Boolean).join(', '))
}
