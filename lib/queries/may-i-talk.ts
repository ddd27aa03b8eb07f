import type { Within } from '@/lib/facts/incident'
import { likeName, sameName } from '@/lib/rules/names'
import type { SeatState } from '@/lib/rules/facts'

export type Talk = { seatId: string; name: string; organisation: string } & (
  /** `since`: not told to a limited seat. `about`: the only tasks to speak about with this person; null: the incident. `why`: why somebody without access knows. */
  | { answer: 'yes'; since: Date | null; reach: string; about: { id: string; title: string }[] | null; why: string | null }
  /** On the list, but not to be spoken with now. */
  | { answer: 'not yet'; because: string })

/** The answer to "May I talk to …?" (N5). */
export type MayITalk =
  | Talk
  /** Not on the roster, or removed from it: no reason is given. */
  | { answer: 'no'; name: string }
  /** Several are called so, or it is not the whole name: perhaps one of these. */
  | { answer: 'which'; people: Talk[] }
  /** What a limited seat hears of everybody it does not work with, on the roster or not. */
  | { answer: 'ask the coordinator'; coordinator: string; reach: string }
  | { answer: 'yourself' }

/**
 * Answers by name, for anyone active. Case, accents and the order of words don't count. By a name that an entry had before, a full seat finds
 * who stands there now, as one who may be meant. A limited seat hears yes only of people it sees
 * (muster.colleagues, shares), and of all others one and the same answer: they are not even looked at. One statement.
 */
export async function mayITalk(within: Within, asked: string): Promise<MayITalk> {
  const { me, coordinator, standings } = within.incident
  const whole = standings.has('member')
  const entries = await entriesInSight(within)
  const people = entries.filter((entry) => entry.id !== me?.id && (whole || talk(entry, within).answer === 'yes'))
  const called = people.filter((entry) => sameName(entry.name, asked))
  const meant = called.length > 0 ? called : people.filter((entry) => [entry.name, ...entry.former].some((name) => likeName(name, asked)))
  const living = meant.filter((entry) => entry.state !== 'removed')
  if (called.length === 1 && living.length === 1) return talk(living[0]!, within)
  if (living.length > 0) return { answer: 'which', people: living.map((entry) => talk(entry, within)) }
  if (called.length === 0 && sameName(me?.name ?? '', asked)) return { answer: 'yourself' }
  if (whole) return { answer: 'no', name: called[0]?.name ?? asked.trim() }
  const reach = entries.find((entry) => entry.id === coordinator.id)?.reach ?? ''
  return { answer: 'ask the coordinator', coordinator: coordinator.name, reach }
}

type Entry = {
  id: string; name: string; former: string[]; organisation: string; state: SeatState; sees: 'whole' | 'shared'; why: string; reach: string; since: Date
  suspended: boolean; told: boolean; mayTalk: boolean | null; tasks: { id: string; title: string }[]
}

/** The people whom the viewer sees, and the tasks it knows each of them to be on. */
async function entriesInSight({ tx, incident }: Within): Promise<Entry[]> {
  return tx.$queryRaw<Entry[]>`
    select s.id, s.name, array(select c.was from seat_correction c where c.seat_id = s.id and c.field = 'name') as former, s.organisation, s.state, s.sees, s.why, s.reach, s.added_at as since,
      s.suspended_at is not null or coalesce(p.disabled_at is not null or p.trust <> s.trust, false)
        or coalesce(s.access_until <= muster.now(), false) as suspended,
      s.state = 'aware' and s.how = 'disclosure' as told,
      (select d.may_talk from disclosure d where d.seat_id = s.id and d.may_talk is not null
        order by d.decided_at desc limit 1) as "mayTalk",
      (select coalesce(json_agg(json_build_object('id', t.id, 'title', t.title) order by t.position, t.id), '[]') from task t
        where t.incident_id = s.incident_id and (t.coordinator_seat_id = s.id
          or exists (select 1 from task_helper h where h.task_id = t.id and h.seat_id = s.id and h.state = 'helper')
          or exists (select 1 from review r where r.task_id = t.id and r.seat_id = s.id)
          or exists (select 1 from share h where h.object_id = t.id and h.seat_id = s.id))) as tasks
    from seat s left join person p on p.id = s.person_id
    where s.incident_id = ${incident.incident.id}::uuid and s.state in ('aware', 'waiting', 'active', 'removed')
    order by s.added_at, s.id`
}

function talk(entry: Entry, { incident }: Within): Talk {
  const { id: seatId, name, organisation, since, reach, why, tasks } = entry
  const because = notYet(entry, incident.coordinatorName)
  if (because) return { seatId, name, organisation, answer: 'not yet', because }
  // A limited seat speaks about its own tasks alone, with the coordinator about all it sees.
  const everything = seatId === incident.coordinator.id || (entry.sees === 'whole' && incident.standings.has('member'))
  const aware = entry.state === 'aware'
  const whole = incident.standings.has('member')
  return {
    seatId, name, organisation, answer: 'yes', since: whole ? since : null, reach, about: everything || aware ? null : tasks,
    why: aware && whole ? why : null,
  }
}

/** Why somebody on the roster is not to be spoken with now, or null. Who was told without approval waits for a decision (SE-5). */
function notYet({ name, state, suspended, told, mayTalk }: Entry, coordinator: string): string | null {
  if (state === 'waiting') return `${name} has not acknowledged the rules yet.`
  if (state === 'removed') return `${name} was removed.`
  if (suspended) return `The access of ${name} is suspended. Ask the coordinator, ${coordinator}.`
  if (told && mayTalk === null) return `${name} was told without approval. The coordinator, ${coordinator}, has to decide first.`
  return told && !mayTalk ? `${name} was told without approval, and the coordinator, ${coordinator}, decided that nobody may talk to them.` : null
}
