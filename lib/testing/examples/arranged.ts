import type { Scene } from './scene'
import { reason } from './words'

// States that several examples begin with, written as rows: what led to them is tested with its own command.

// Beyond those that the commands give, and never twice.
let number = 900
const nextNumber = () => ++number

/** Every prerequisite task was begun at least once. */
export async function startPrerequisites(s: Scene): Promise<void> {
  await s.sql.query(`update task set started_at = now() where incident_id = $1 and prerequisite`, [s.incident.id])
}

/** A host that is on the list. */
export function host(s: Scene, state: string, name = `host-${Math.random().toString(36).slice(2, 8)}`): Promise<string> {
  return s.insert('host', {
    name, state, why: 'An unknown job ran there.', added_by_seat_id: s.seats.coordinator, added_at: new Date(), state_at: new Date(),
  })
}
export const confirmedHost = (s: Scene): Promise<string> => host(s, 'confirmed')

/** A registered item of evidence, held by a member. */
export function evidence(s: Scene): Promise<string> {
  return s.insert('evidence', {
    number: nextNumber(), title: 'Log of the gateway', what: 'Its log, as it stood.', kind: 'file',
    taken_by: 'Priya Raman', taken_how: 'Copied.', taken_where: 'On the gateway.', taken_at: new Date(), size: 10, sha256: 'a'.repeat(64),
    holder_seat_id: s.seats.member, registered_by_seat_id: s.seats.member, registered_at: new Date(),
  })
}

/** A signature as it is kept. Its content stands for whatever was shown. */
export function signature(
  s: Scene, taskId: string, seatId: string, personId: string, state = 'in force', purpose = 'sign-off'
): Promise<string> {
  return s.insert('signature', {
    task_id: taskId, purpose, state, content: '{}', fingerprint: 'f'.repeat(64), seat_id: seatId, person_id: personId, office: 'member',
    at: new Date(), how: 'authenticator app', plan_number: 1, rules_version: 1, state_at: new Date(), state_reason: reason,
  })
}

/** A task of the plan that is done, its sign-off in force. */
export async function done(s: Scene, key: string): Promise<string> {
  const task = await s.find('task', { key })
  await s.update('task', task.id, { state: 'done', started_at: new Date(), coordinator_seat_id: s.seats.member })
  await signature(s, task.id, s.seats.member, s.cast.member.id)
  return task.id
}

export const past = (): Date => new Date(Date.now() - 3_600_000)
export const soon = (): Date => new Date(Date.now() + 86_400_000)

/** An open offer of the office. */
export function offer(s: Scene, toSeatId: string, dueAt: Date | null = null): Promise<string> {
  return s.insert('hand_over', {
    from_seat_id: s.seats.coordinator, to_seat_id: toSeatId, note: 'All is in the plan.', due_at: dueAt, offered_at: past(),
  })
}

/** A take-over under way; who called it claims the office. */
export async function takeOver(s: Scene, bySeatId: string, { state = 'called', waitUntil = soon() } = {}): Promise<string> {
  const called = state === 'called'
  const id = await s.insert('take_over', {
    called_by_seat_id: bySeatId, reason, state, called_at: past(), wait_until: called ? waitUntil : null,
  })
  if (called) await voice(s, id, bySeatId, 'claim')
  return id
}

export function voice(s: Scene, takeOverId: string, seatId: string, spoken: 'claim' | 'agree'): Promise<string> {
  return s.insert('take_over_voice', { take_over_id: takeOverId, seat_id: seatId, voice: spoken, at: past() })
}

/** An event on the time line, written by a member. */
export async function timeLineEntry(s: Scene): Promise<string> {
  const us = 1_790_000_000_000_000
  return s.insert('time_line_entry', {
    number: nextNumber(), text: 'The job ran.', happened: 'exact', happened_us: us, sort_us: us,
    recorded_at: past(),
    by_seat_id: s.seats.member, source: 'Log',
  })
}

/** A file of one line that was read and waits to be taken over. */
export async function readyImport(s: Scene): Promise<string> {
  const id = await s.insert('time_line_import', {
    by_seat_id: s.seats.member, name: 'secure.jsonl', state: 'ready', mapping: '{"as":"own"}', sha256: 'b'.repeat(64), bytes: 200, readable: 1,
    begun_at: past(),
  })
  const time = { happened: 'exact', happened_us: '1790000000000000', happened_end_us: null, written_as: '', zone: 'UTC', text: 'It ran.' }
  const line = {
    line: 1, ...time, found_us: null, source: 'Log', accounts: '', hosts: '', audience: 'team', corrections: [], sort_us: '1790000000000000', sort_rank: 1,
  }
  await s.sql.query(`insert into time_line_import_part (incident_id, import_id, holds, number, lines) values ($1, $2, 'entries', 1, $3)`,
    [s.incident.id, id, JSON.stringify([line])])
  return id
}

/** A task of the plan, coordinated by somebody. A limited seat whose turn it is has it shared, as naming its coordinator would do. */
export async function taskOf(s: Scene, seatId: string, state = 'in progress', key = 'log-copy'): Promise<string> {
  const { id } = await s.task(s.incident, key)
  await s.update('task', id, { state, coordinator_seat_id: seatId, started_at: state === 'assigned' ? null : past() })
  await s.share('task', id)
  return id
}

/** Everything that a sign-off asks for is there (T4). */
export async function complete(s: Scene, taskId: string): Promise<void> {
  await s.update('task', taskId, { result: 'All logs are copied.' })
  await s.sql.query(`update checklist_item set ticked_at = now(), ticked_by_seat_id = $2 where task_id = $1`, [taskId, s.seats.member])
  await s.sql.query(
    `update task_question set answer = 'Two of them.', verdict = case takes when 'yes-no' then 'yes' end where task_id = $1`, [taskId]
  )
  await s.sql.query('update evidence_request set evidence_id = $2 where task_id = $1', [taskId, await evidence(s)])
}

/** A member brings the newcomer in, because the plan names them; they have acknowledged the rules, and the coordinator did nothing. */
export const broughtInByPlan = async (s: Scene): Promise<string> => s.insert('seat', {
  person_id: s.cast.newcomer.id, name: s.cast.newcomer.name, organisation: 'Systems', kind: 'technical', why: 'Runs the gateway.', reach: 'Card.',
  state: 'active', sees: 'whole', trust: 1, how: 'plan', added_by_seat_id: s.seats.colleague, added_at: past(), acknowledged_at: past(), acknowledged_rules: 1,
})
