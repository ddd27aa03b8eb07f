import type { Within } from '@/lib/facts/incident'
import type { Account, Entry } from '@/lib/facts/roster'
import { toldApart } from '@/lib/facts/told-apart'
import { decide } from '@/lib/rules/decide'
import type { Verdict } from '@/lib/rules/permission'
import { permissions } from '@/lib/rules/permissions'
import { kindsWithEnd } from '@/lib/rules/roster'
import type { SharedNoun } from '@/lib/rules/seat'
import { vouchedOf, type Vouched } from './list'
import { seatCorrections, type SeatCorrection } from './corrections'

type Thing = { id: string; title: string }

/** One entry of the roster, opened: what the person holds, and what the viewer can do with the seat. */
export type Person = {
  seatId: string; version: number; name: string; organisation: string; kind: string; hasAccount: boolean; state: Entry['state']; sees: 'whole' | 'shared'; why: string; reach: string
  suspendedReason: string | null; accessUntil: Date | null
  /** How far the account is trusted now: what a confirmation is about. */
  trust: number
  /** Who made the account or last reset it, for whoever calls back. */
  vouched: Vouched | null
  needsEnd: boolean
  /** What stood in the entry before, the newest change first. */
  corrections: SeatCorrection[]
  /** What comes back to the coordinator if this person is removed. */
  held: { coordinates: Thing[]; helps: Thing[]; evidence: Thing[]; questions: number; proposals: number }
  shares: (Thing & { noun: SharedNoun })[]
  /** What is not shared yet: only for a limited seat, and only for the coordinator. */
  shareable: (Thing & { noun: SharedNoun })[]
  /** Tasks to keep when the seat is narrowed. */
  tasks: Thing[]
  /** Accounts that this entry may be bound to; one of somebody on the roster makes both entries one. */
  accounts: { id: string; name: string; from: string }[]
  can: Record<Act | 'doubt', Verdict>
}
const acts = [
  'correct', 'suspend', 'confirmIdentity', 'openWindow', 'narrow', 'widen', 'remove', 'addAgain', 'giveAccess', 'share', 'unshare',
] as const
export type Act = (typeof acts)[number]

/** What is behind one entry. Four statements at most. */
export async function person(within: Within, seat: Entry, accounts: readonly Account[]): Promise<Person> {
  const { tx, incident } = within
  const [held] = await tx.$queryRaw<[Person['held'] & { shares: Person['shares'] }]>`
    select
      (select coalesce(json_agg(json_build_object('id', t.id, 'title', t.title) order by t.position), '[]') from task t
        where t.coordinator_seat_id = ${seat.id}::uuid and t.state in ('assigned', 'in progress')) as coordinates,
      (select coalesce(json_agg(json_build_object('id', t.id, 'title', t.title) order by t.position), '[]') from task_helper h
        join task t on t.id = h.task_id where h.seat_id = ${seat.id}::uuid and h.state = 'helper') as helps,
      (select coalesce(json_agg(json_build_object('id', e.id, 'title', e.title) order by e.number), '[]') from evidence e
        where e.holder_seat_id = ${seat.id}::uuid) as evidence,
      (select count(*)::int from question q
        where q.asked_by_seat_id = ${seat.id}::uuid and q.answered_at is null and q.withdrawn_at is null) as questions,
      (select count(*)::int from seat p where p.added_by_seat_id = ${seat.id}::uuid and p.state = 'proposed') as proposals,
      (select coalesce(json_agg(json_build_object('id', h.object_id, 'noun', h.noun,
          'title', coalesce(t.title, s.name, o.name, e.title,
            (select c.text from time_line_correction c where c.entry_id = l.id order by c.at desc, c.id desc limit 1), l.text, '')) order by h.noun desc, h.shared_at), '[]')
        from share h left join task t on t.id = h.object_id left join seat s on s.id = h.object_id left join host o on o.id = h.object_id
          left join evidence e on e.id = h.object_id left join time_line_entry l on l.id = h.object_id
        where h.seat_id = ${seat.id}::uuid) as shares`
  const { shares, ...rest } = held
  const account = accounts.find((each) => each.id === seat.personId)
  const candidate = { name: seat.name, disabled: account?.disabled ?? false, listed: 'no' as const }
  const facts = { ...incident, seat, candidate }
  const can = Object.fromEntries(acts.map((act) => [
    act, decide(permissions[`seat.${act}`], { ...facts, shared: act === 'unshare' }),
  ])) as Record<Act, Verdict>
  const named = { id: seat.id, name: seat.name, active: seat.state === 'active' && !seat.suspended }
  return {
    seatId: seat.id, version: seat.version, name: seat.name, organisation: seat.organisation, kind: seat.kind, hasAccount: seat.personId !== null,
    corrections: await seatCorrections(within, seat.id),
    state: seat.state, sees: seat.sees, why: seat.why, reach: seat.reach,
    suspendedReason: seat.suspendedReason, accessUntil: seat.accessUntil, trust: seat.accountTrust, vouched: can.confirmIdentity.allowed ? vouchedOf(seat) : null, needsEnd: kindsWithEnd.includes(seat.kind), held: rest, shares,
    can: { ...can, doubt: decide(permissions['signature.doubt'], { ...incident, named, account: seat.personId !== null, since: incident.now }) },
    shareable: can.share.allowed ? await shareable(within, seat.id) : [],
    tasks: can.narrow.allowed ? await tasks(within) : [],
    accounts: can.giveAccess.allowed
      ? await toldApart(within, accounts.filter((each) => !each.disabled).map(({ id, name, organisation }) => ({ id, name, from: organisation }))) : [],
  }
}

/** What could be shared with a limited seat; of the time line the newest. */
async function shareable({ tx, incident }: Within, seatId: string): Promise<Person['shareable']> {
  const incidentId = incident.incident.id
  return tx.$queryRaw<Person['shareable']>`
    select id, noun, title from (
      select t.id, 'task' as noun, t.title, t.position::bigint as place from task t where t.incident_id = ${incidentId}::uuid
      union all select s.id, 'seat', s.name, 0 from seat s where s.incident_id = ${incidentId}::uuid and s.id <> ${seatId}::uuid
        and s.state in ('aware', 'waiting', 'active')
      union all select h.id, 'host', h.name, 0 from host h where h.incident_id = ${incidentId}::uuid
      union all select e.id, 'evidence', e.title, e.number from evidence e where e.incident_id = ${incidentId}::uuid
      union all (select l.id, 'time line entry', l.number || ' ' || left(coalesce((select c.text from time_line_correction c where c.entry_id = l.id order by c.at desc, c.id desc limit 1), l.text),
          80), -l.number from time_line_entry l
        where l.incident_id = ${incidentId}::uuid order by l.number desc limit 100)) as things
    where not exists (select 1 from share x where x.seat_id = ${seatId}::uuid and x.object_id = things.id and not x.with_task)
    order by noun, place, title`
}

async function tasks({ tx, incident }: Within): Promise<Thing[]> {
  return tx.$queryRaw<Thing[]>`select id, title from task where incident_id = ${incident.incident.id}::uuid order by position, id`
}
