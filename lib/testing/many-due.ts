import { newId } from '@/lib/db/id'
import type { SomeIncident, SomePerson, World } from './world'

export const manyKinds = ['ended windows', 'disabled accounts', 'tasks left', 'new hosts', 'changed lists', 'late tasks'] as const
export type ManyKind = (typeof manyKinds)[number]
export type ManyDue = Awaited<ReturnType<typeof openIncident>>

/** The act of the program that writes each kind. */
const entryOf: Record<ManyKind, string> = {
  'ended windows': 'seat.lapsed', 'disabled accounts': 'seat.lapsed', 'tasks left': 'task.released', 'new hosts': 'task.itemsRenewed',
  'changed lists': 'signature.overtaken', 'late tasks': 'task.overdue',
}

/** An incident in which as much as one likes becomes due at once, written as rows. Each thing is called Thing and a number of four digits. */
export async function openIncident(w: World, coordinator: SomePerson) {
  const incident: SomeIncident = await w.open(coordinator)
  const rows = async <T>(sql: string, ...values: unknown[]) => (await w.sql.query(sql, [incident.id, ...values])).rows as T[]

  const people = (count: number, disabled: boolean, until: string | null) => rows(`
    with made as (insert into person (id, login, name, organisation, disabled_at)
      select gen_random_uuid(), gen_random_uuid(), 'Thing ' || lpad(n::text, 4, '0'), 'Systems', case when $4 then muster.now() end
      from generate_series(1, $2::int) n returning id, name)
    insert into seat (id, incident_id, person_id, name, organisation, kind, why, reach, state, sees, trust, how, added_by_seat_id, added_at,
      acknowledged_at, acknowledged_rules, access_until)
    select gen_random_uuid(), $1, m.id, m.name, 'Systems', 'partner', 'Helps.', 'Card.', 'active', 'whole', 1, 'added', $3, muster.now(),
      muster.now(), 1, muster.now() + $5::interval from made m`, count, incident.seatId, disabled, until)
  const tasks = (count: number, more: { seatId: string; key: string | null; state: string }) => rows<{ id: string }>(`
    insert into task (id, incident_id, key, section, title, plain, description, source, level, kind, ongoing, position, state,
      coordinator_seat_id, state_at, started_at)
    select gen_random_uuid(), $1, $4, '3.4.1', 'Thing ' || lpad(n::text, 4, '0'), '', '', '', 'should', 'action', $4::text is not null, 1000 + n, $5, $3,
      muster.now(), muster.now() from generate_series(1, $2::int) n returning id`, count, more.seatId, more.key, more.state)

  /** Makes so many of a kind due now. */
  const make = async (kind: ManyKind, count: number): Promise<void> => {
    if (kind === 'ended windows') await people(count, false, '-1 minute')
    if (kind === 'disabled accounts') await people(count, true, null)
    if (kind === 'tasks left')
      await tasks(count, { seatId: await w.seat(incident, null, { state: 'removed' }), key: null, state: 'assigned' })
    if (kind === 'new hosts') {
      await rows(`delete from checklist_item where incident_id = $1 and per_host and host_id is null and id not in (
        select id from checklist_item where incident_id = $1 and per_host and host_id is null order by id limit 2)`)
      await rows(`insert into host (id, incident_id, name, state, why, added_by_seat_id, added_at, state_at)
        select gen_random_uuid(), $1, 'Thing ' || lpad(n::text, 4, '0'), 'confirmed', 'Seen.', $3, muster.now(), muster.now()
        from generate_series(1, $2::int) n`, count, incident.seatId)
    }
    if (kind === 'changed lists') {
      const made = await tasks(count, { seatId: incident.seatId, key: 'team-list', state: 'signed off' })
      await rows(`insert into signature (id, incident_id, task_id, purpose, state, content, fingerprint, seat_id, person_id, office, at, how,
          plan_number, rules_version, list_stamp, state_at)
        select gen_random_uuid(), $1, t.id, 'sign-off', 'in force', '{}', 'f', $3, $4, 'member', muster.now(), 'app', 1, 1, 'as it was', muster.now()
        from unnest($2::uuid[]) as t (id)`, made.map(({ id }) => id), incident.seatId, coordinator.id)
    }
    if (kind === 'late tasks') {
      const made = await tasks(count, { seatId: incident.seatId, key: null, state: 'in progress' })
      await rows(`update task set due_at = muster.now() - interval '1 minute' where incident_id = $1 and id = any ($2)`, made.map(({ id }) => id))
    }
    await w.sql.query('analyze')
  }
  /** How many of a kind are still due. */
  const left = async (kind: ManyKind): Promise<number> => {
    const of: Record<ManyKind, string> = {
      'ended windows': `seat where incident_id = $1 and lapse_noted_at is null and name like 'Thing%'`,
      'disabled accounts': `seat where incident_id = $1 and lapse_noted_at is null and name like 'Thing%'`,
      'tasks left': `task where incident_id = $1 and state = 'assigned' and title like 'Thing%'`,
      'new hosts': `host h where incident_id = $1 and not exists (select 1 from checklist_item c where c.host_id = h.id)`,
      'changed lists': `signature where incident_id = $1 and state = 'in force'`,
      'late tasks': `task where incident_id = $1 and due_at <= muster.now() and due_told_at is null`,
    }
    return (await rows<{ count: number }>(`select count(*)::int as count from ${of[kind]}`))[0]!.count
  }
  /** How many things the book names in the entries of that kind. */
  const named = async (kind: ManyKind): Promise<number> => {
    const says = await rows<{ says: string }>(`select content::jsonb ->> 'says' as says from log_entry where incident_id = $1 and kind = $2`, entryOf[kind])
    return new Set(says.flatMap(({ says }) => says.match(/Thing \d{4}/g) ?? [])).size
  }
  /** One thing of a kind that is due and that is broken: whoever writes it fails. */
  const breakBook = async () => {
    const name = `broken_${newId().replaceAll('-', '')}`
    await w.sql.query(`create function ${name}() returns trigger language plpgsql as $$ begin raise exception 'broken'; end $$;
      create trigger ${name} before insert on log_entry for each row when (new.incident_id = '${incident.id}') execute function ${name}()`)
  }
  return { incident, make, left, named, breakBook }
}
