import { newId } from '@/lib/db/id'
import { untouched } from './untouched'
import { refusal, type SomePerson, type World } from './world'

type Name = Parameters<World['run']>[1]
type TaskRow = {
  id: string; state: string; coordinator_seat_id: string | null; started_at: Date | null; version: number; result: string
  back_reason: string | null
  successor_seat_id: string | null; permitted_at: Date | null; permitted_reason: string | null; completed_by_seat_id: string | null
  aside_reason: string | null; aside_by_seat_id: string | null; aside_needs: string | null; position: number; section: string; title: string
}
type SignatureRow = {
  id: string; state: string; purpose: string; content: string; fingerprint: string; seat_id: string; office: string; how: string
  same_hand: boolean
  state_reason: string | null; at: Date; plan_number: number; rules_version: number; accepted_by_ic: boolean; accepted_by_manager: boolean
  accepted_ic_seat_id: string | null; accepted_manager_seat_id: string | null
}

type QuestionRow = { id: string; version: number; text: string; answer: string; verdict: string | null; answered_by_seat_id: string | null }
/** The rows of a table that belong to the task with the second value as its key. */
const ofTask = (row: string) => `join task t on t.id = ${row}.task_id where t.incident_id = $1 and t.key = $2`

/** People of tests about tasks: a coordinator, two members, a manager, who answers for public words, a limited seat, one outside. */
export async function taskPeople(w: World) {
  return {
    mara: await w.person('Mara Lindqvist'), priya: await w.person('Priya Raman'), daniel: await w.person('Daniel Osei'),
    hanna: await w.person('Hanna Vogel'), carlos: await w.person('Carlos Ibarra'), lena: await w.person('Lena Limited', { ours: false }),
    outsider: await w.person('Olive Outside'),
  }
}

/**
 * An incident with these people around its tasks, in which every prerequisite has started. Tasks are named by their key in the plan.
 * What a test starts from is written as rows; what it is about goes through the commands.
 */
export async function taskScene(w: World, people: Awaited<ReturnType<typeof taskPeople>>) {
  const incident = await w.open(people.mara)
  const seats = {
    mara: incident.seatId, priya: await w.seat(incident, people.priya), daniel: await w.seat(incident, people.daniel),
    hanna: await w.seat(incident, people.hanna, { office: 'manager' }),
    carlos: await w.seat(incident, people.carlos, { office: 'communication owner' }),
    lena: await w.seat(incident, people.lena, { sees: 'shared' }),
  }
  await w.sql.query(`update task set started_at = muster.now() where incident_id = $1 and prerequisite`, [incident.id])
  await w.sql.query(`update incident set phase = 'responding', prerequisites_at = muster.now() where id = $1`, [incident.id])
  const one = async <T>(sql: string, values: unknown[]) => (await w.sql.query(sql, values)).rows[0] as T
  const all = async <T>(sql: string, values: unknown[]) => (await w.sql.query(sql, values)).rows as T[]
  const task = (key: string) => one<TaskRow>('select * from task where incident_id = $1 and key = $2', [incident.id, key])
  const at = async (key: string) => ({ incidentId: incident.id, taskId: (await task(key)).id })

  const run = async (who: SomePerson, name: Name, key: string, more: object = {}, version?: number) =>
    w.run(who, name, { ...(await at(key)), ...more }, { version })
  const sign = async (who: SomePerson, name: Name, key: string, more: object = {}) => w.sign(who, name, { ...(await at(key)), ...more })
  /** How the same is refused, having made sure that nothing was written. */
  const no = (who: SomePerson, name: Name, key: string, more: object = {}, version?: number) =>
    untouched(w, incident, () => run(who, name, key, more, version))
  const noSign = async (who: SomePerson, name: Name, key: string, more: object = {}) => {
    const before = (await w.entries(incident)).length
    const refused = await refusal(sign(who, name, key, more))
    if ((await w.entries(incident)).length !== before) throw new Error('a refusal wrote something')
    return refused
  }

  /** Puts a task into a state, with Priya as its coordinator unless said otherwise. */
  const put = async (key: string, state: string, coordinator: string | null = state === 'open' ? null : seats.priya) => {
    await w.sql.query(`update task set state = $3, coordinator_seat_id = $4, state_at = muster.now(),
        started_at = case when $3 in ('open', 'assigned') then started_at else coalesce(started_at, muster.now()) end
      where incident_id = $1 and key = $2`, [incident.id, key, state, coordinator])
  }
  const help = (key: string, seatId: string, state = 'helper') => w.sql.query(
    `insert into task_helper (id, incident_id, task_id, seat_id, state, since)
      select $3, $1, id, $4, $5, muster.now() from task where incident_id = $1 and key = $2`,
    [incident.id, key, newId(), seatId, state])
  const share = (key: string, seatId = seats.lena) => w.sql.query(
    `insert into share (id, incident_id, seat_id, noun, object_id, shared_at)
      select $3, $1, $4, 'task', id, muster.now() from task where incident_id = $1 and key = $2`,
    [incident.id, key, newId(), seatId])
  const evidence = async (number = Math.floor(Math.random() * 1e9)) => {
    const id = newId()
    await w.sql.query(`insert into evidence (id, incident_id, number, title, what, kind, taken_by, taken_how, taken_where, taken_at, sha256,
        holder_seat_id, registered_by_seat_id, registered_at)
      values ($1, $2, $3, 'Log copy of app1', 'Logs', 'log', 'Priya', 'rsync', 'Vault B', muster.now(), $4, $5, $5, muster.now())`,
    [id, incident.id, number, 'ab'.repeat(32), seats.priya])
    return id
  }
  const host = async (name: string, state = 'confirmed') => {
    const id = newId()
    await w.sql.query(`insert into host (id, incident_id, name, state, why, added_by_seat_id, added_at, state_at)
      values ($1, $2, $3, $4, 'Seen', $5, muster.now(), muster.now())`,
      [id, incident.id, name, state, seats.mara])
    return id
  }
  /** Ticks, answers and attaches everything a task asks for. */
  const fill = async (key: string) => {
    const { id } = await task(key)
    await w.sql.query(`update checklist_item set ticked_at = muster.now(), ticked_by_seat_id = $2
      where task_id = $1 and not (per_host and host_id is null)`, [id, seats.priya])
    await w.sql.query(`update task_question set answer = 'Vault B.', confidence = 'likely',
      verdict = case when takes = 'yes-no' then 'no' end where task_id = $1`, [id])
    for (const request of await all<{ id: string }>('select id from evidence_request where task_id = $1', [id]))
      await w.sql.query('update evidence_request set evidence_id = $2 where id = $1', [request.id, await evidence()])
  }
  /** Gives the first question of a task that is answered in words this answer. */
  const answer = async (who: SomePerson, key: string, text: string) => {
    const question = await one<{ id: string; version: number }>(
      `select q.id, q.version from task_question q ${ofTask('q')} and q.takes = 'text' order by q.position limit 1`, [incident.id, key])
    return run(who, 'task.answer', key, { questionId: question.id, verdict: null, answer: text, confidence: 'likely' }, question.version)
  }
  const giveOffice = (office: string, seatId: string) => w.sql.query(
    'insert into office (id, incident_id, office, seat_id, since) values ($1, $2, $3, $4, muster.now())',
    [newId(), incident.id, office, seatId])
  /** A task of Priya's with everything in it, signed off by her. */
  const signedOff = async (key: string) => {
    await put(key, 'in progress')
    await fill(key)
    await sign(people.priya, 'task.signOff', key)
  }
  /** As `signedOff`, and marked done. */
  const done = async (key: string) => {
    await signedOff(key)
    await run(people.mara, 'task.markDone', key, { completedBySeatId: seats.priya })
  }
  return {
    incident, seats, task, at, run, sign, no, noSign, put, help, share, evidence, host, fill, answer, giveOffice, signedOff, done,
    item: (key: string, text?: string) => one<{ id: string; ticked_at: Date | null; ticked_by_seat_id: string | null; text: string }>(
      `select i.* from checklist_item i ${ofTask('i')} and not (i.per_host and i.host_id is null) and ($3::text is null or i.text = $3)
        order by i.position, i.id limit 1`, [incident.id, key, text ?? null]),
    question: (key: string, takes = 'text') => one<QuestionRow>(
      `select q.* from task_question q ${ofTask('q')} and q.takes = $3 order by q.position limit 1`, [incident.id, key, takes]),
    request: (key: string) => one<{ id: string; evidence_id: string | null }>(
      `select r.* from evidence_request r ${ofTask('r')} order by r.position limit 1`, [incident.id, key]),
    helpers: async (key: string) => all<{ seat_id: string; state: string }>(
      `select h.seat_id, h.state from task_helper h ${ofTask('h')} order by h.since, h.id`, [incident.id, key]),
    reviews: async (key: string) => all<{
      id: string; seat_id: string; state: string; objection: string | null; answer: string | null; same_hand: boolean
    }>(`select r.* from review r ${ofTask('r')} order by r.at, r.id`, [incident.id, key]),
    signatures: async (key: string) => all<SignatureRow>(
      `select g.* from signature g ${ofTask('g')} order by g.state_at, g.id`, [incident.id, key]),
    shared: async (objectId: string) => all<{ seat_id: string; noun: string }>(
      'select seat_id, noun from share where object_id = $1', [objectId]),
    /** The newest entry, or the newest of a kind. */
    entry: async (kind?: string) => {
      const found = (await w.entries(incident)).findLast((each) => kind === undefined || each.kind === kind)!
      return {
        kind: found.kind, ...(JSON.parse(found.content) as { says: string; about: Record<string, unknown>; actor: { name: string } }),
      }
    },
    told: async (seatId: string) => {
      const rows = await all<{ kind: string }>(
        'select kind from notice where incident_id = $1 and seat_id = $2 order by created_at, id', [incident.id, seatId])
      return rows.map((row) => row.kind)
    },
    phase: (phase: string) => w.sql.query('update incident set phase = $2 where id = $1', [incident.id, phase]),
  }
}
export type TaskScene = Awaited<ReturnType<typeof taskScene>>
