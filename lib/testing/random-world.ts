import pg from 'pg'
import { newId } from '@/lib/db/id'
import type { Gate } from '@/lib/rules/gate'
import type { SignatureState, TaskKind } from '@/lib/rules/task'
import type { Verdict } from '@/lib/rules/task-content'
import type { TaskState } from '@/lib/rules/task-state'
import type { TaskScene } from './tasks'
import type { World } from './world'

// Incidents as they could stand, written as rows: tasks in all their states with signatures in all of theirs, whatever the way there. And what
// the tables of design states 4, 5 and 9 say of them, written from the tables and not from the program.

type Signed = { purpose: 'sign-off' | 'countersignature'; state: SignatureState; stateAt: number }
type Question = { id: string; text: string; takes: 'text' | 'yes-no'; required: boolean; verdict: Verdict | null; answer: string }
type Item = { id: string; text: string; level: string; hostId: string | null; ticked: boolean }
type Request = { id: string; text: string; required: boolean; evidenceId: string | null }
export type RandomTask = {
  id: string; key: string; title: string; kind: TaskKind; assessment: string | null; prerequisite: boolean; ongoing: boolean; repairs: boolean; gate: Gate | null
  state: TaskState; coordinator: string | null; started: boolean; permitted: boolean; back: string | null; needs: 'manager' | 'communication owner' | null
  helpers: string[]; dependsOn: { id: string; until: 'settled' | 'started' }[]
  signatures: Signed[]; questions: Question[]; items: Item[]; requests: Request[]
  /** In hours from now: when it is due, when it moved on, when its content changed, and what was written about it. */
  due: number | null; stateAgo: number; contentAgo: number | null; remarks: { seat: string; ago: number }[]
}
export type RandomWorld = { phase: string; accepted: boolean; repairPlanned: boolean; tasks: RandomTask[] }
type Fixed = Pick<RandomTask, 'id' | 'key' | 'title' | 'kind' | 'assessment' | 'prerequisite' | 'ongoing' | 'repairs' | 'gate' | 'questions' | 'items' | 'requests'>

/** Makes an incident into one random world after the other. What it has not got a row for in one stays as it was. */
export async function randomWorlds(w: World, s: TaskScene) {
  const incidentId = s.incident.id
  const [hostId, evidenceId] = [await s.host('app1'), await s.evidence()]
  await w.sql.query(`insert into checklist_item (id, incident_id, task_id, key, text, level, per_host, host_id, position)
    select gen_random_uuid(), incident_id, task_id, key, text, level, true, $2, position from checklist_item
    where incident_id = $1 and per_host and host_id is null`, [incidentId, hostId])
  // Each world stands for itself: what may become what is proved elsewhere.
  await w.sql.query(`set session_replication_role = replica`)
  const { rows: fixed } = await w.sql.query<Fixed>(`
    select t.id, coalesce(t.key, '') as key, t.title, t.kind, t.assessment, t.prerequisite, t.ongoing, t.repairs, t.gate,
      (select coalesce(json_agg(json_build_object('id', id, 'text', text, 'takes', takes) order by position, id), '[]') from task_question where task_id = t.id) as questions,
      (select coalesce(json_agg(json_build_object('id', id, 'text', text, 'hostId', host_id) order by position, host_id, id), '[]') from checklist_item
        where task_id = t.id and not (per_host and host_id is null)) as items,
      (select coalesce(json_agg(json_build_object('id', id, 'text', text) order by position, id), '[]') from evidence_request where task_id = t.id) as requests
    from task t where t.incident_id = $1 order by t.position, t.id`, [incidentId])
  const seats = { ...s.seats, person: w.deputies[0]!.id, hostId }

  let count = 0
  return async (random: () => number): Promise<RandomWorld> => {
    const world = made(random, fixed, Object.values(s.seats), evidenceId)
    await written(w, incidentId, world, seats)
    if (++count % 100 === 0) await w.sql.query('vacuum task, task_question, checklist_item, evidence_request, signature, task_dependency, task_helper, share, remark, incident')
    return world
  }
}

function made(random: () => number, fixed: readonly Fixed[], seats: readonly string[], evidenceId: string): RandomWorld {
  const from = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!
  const chance = (of: number) => random() < of
  const states: TaskState[] = ['open', 'assigned', 'in progress', 'signed off', 'done', 'set aside']
  // Worlds differ in how far they have come, else no prerequisites would ever all have started.
  const far = random()
  const tasks = fixed.map((task, index): RandomTask => {
    const state = chance(far) ? from(states.slice(2)) : from(states)
    const unstarted = state === 'open' || state === 'assigned'
    const earlier = fixed.slice(0, index).filter(() => chance(0.06))
    return {
      ...task, state, coordinator: state === 'open' || (state === 'set aside' && chance(0.5)) ? null : from(seats),
      started: state === 'set aside' ? chance(0.5) : !unstarted || chance(0.3), permitted: state !== 'open' && chance(0.2),
      back: (state === 'open' || state === 'in progress') && chance(0.3) ? 'No time.' : null,
      needs: state === 'set aside' ? from(['manager', 'communication owner', null]) : null,
      helpers: seats.filter(() => chance(0.1)), dependsOn: earlier.map(({ id }) => ({ id, until: from(['settled', 'started'] as const) })),
      signatures: signatures(state, chance, from),
      questions: task.questions.map((question) => ({
        ...question, required: chance(0.7), verdict: from([null, null, 'yes', 'no', 'unknown'] as const), answer: from(['', ' \u00a0\n', 'Vault B.', '\u2003Perhaps.']),
      })),
      items: task.items.map((item) => ({ ...item, level: from(['must', 'should', 'must not', 'may']), ticked: chance(0.5) })),
      requests: task.requests.map((request) => ({ ...request, required: chance(0.7), evidenceId: chance(0.5) ? evidenceId : null })),
      due: from([null, null, -30, -0.5, 0.5, 50]), stateAgo: from(ago), contentAgo: chance(0.5) ? from(ago) : null,
      remarks: state === 'in progress' ? seats.filter(() => chance(0.2)).map((seat) => ({ seat, ago: from(ago) })) : [],
    }
  })
  return { phase: from(['starting', 'responding', 'repairing', 'watching', 'stood down']), accepted: chance(0.2), repairPlanned: chance(0.5), tasks }
}

/** Hours, on both sides of the four after which a task is quiet. */
const ago = [0.5, 3.5, 4.5, 30]

/** What was signed: it is compared elsewhere. */
const nothing = JSON.stringify({ incidentId: '', taskId: '', title: '', plain: '', description: '', level: 'must', result: '', checklist: [], answers: [], evidence: [] })

/** Signatures that a task in this state can have; those on paper at any time, before and after the others. */
function signatures(state: TaskState, chance: (of: number) => boolean, from: <T>(all: readonly T[]) => T): Signed[] {
  const signOff = (now: SignatureState, stateAt: number): Signed => ({ purpose: 'sign-off', state: now, stateAt })
  const past = chance(0.3) ? [signOff(from(['overtaken', 'void'] as const), 10)] : []
  const last = state === 'signed off' || state === 'done' ? [signOff(chance(0.8) ? 'in force' : 'in doubt', 20)]
    : state === 'in progress' && chance(0.5) ? [signOff(from(['overtaken', 'void'] as const), 20)] : []
  const paper = chance(0.3) ? [signOff('on paper', from([5, 15, 30]))] : []
  const counter: Signed[] = state === 'set aside' && chance(0.5) ? [{ purpose: 'countersignature', state: from(['in force', 'void'] as const), stateAt: 25 }] : []
  return [...past, ...last, ...paper, ...counter]
}

async function written(
  { sql }: World, incidentId: string, { phase, accepted, repairPlanned, tasks }: RandomWorld, { priya, lena, person, hostId }: Record<'priya' | 'lena' | 'person' | 'hostId', string>,
): Promise<void> {
  const each = <Row extends object>(rows: (task: RandomTask) => Row[]) => pg.escapeLiteral(JSON.stringify(tasks.flatMap(rows)))
  const of = (task: RandomTask, rows: readonly object[]) => rows.map((row) => ({ task: task.id, ...row }))
  const [incident, step, host, signer, by, shares] = [incidentId, newId(), hostId, priya, person, lena].map((id) => pg.escapeLiteral(id))
  await sql.query(`begin;
    -- nothing happens unrecorded: with another head, nothing that was kept of it is read again
    update incident set phase = ${pg.escapeLiteral(phase)}, head_hash = ${pg.escapeLiteral(newId())},
      entry_accepted_at = ${accepted ? 'muster.now()' : 'null'}, entry_accepted_reason = ${accepted ? `'Nobody knows.'` : 'null'} where id = ${incident};
    delete from repair_step where incident_id = ${incident};
    ${repairPlanned ? `insert into repair_step (id, incident_id, position, host_id, services_out, out_from, out_until)
      values (${step}, ${incident}, 1, ${host}, 'All', muster.now(), muster.now());` : ''}
    update task t set state = x.state, coordinator_seat_id = x.coordinator, started_at = case when x.started then muster.now() end,
      permitted_at = case when x.permitted then muster.now() end, permitted_reason = case when x.permitted then 'Danger.' end, back_reason = x.back,
      aside_reason = case when x.state = 'set aside' then 'Not here.' end, aside_needs = x.needs, due_at = muster.now() + x.due * interval '1 hour',
      state_at = muster.now() - x."stateAgo" * interval '1 hour', content_at = muster.now() - x."contentAgo" * interval '1 hour'
      from json_to_recordset(${each((task) => [task])}) as x (id uuid, state text, coordinator uuid, started boolean, permitted boolean, back text, needs text,
        due float8, "stateAgo" float8, "contentAgo" float8) where t.id = x.id;
    update task_question q set required = x.required, verdict = x.verdict, answer = x.answer
      from json_to_recordset(${each(({ questions }) => questions)}) as x (id uuid, required boolean, verdict text, answer text)
      where q.id = x.id and (q.required, q.verdict, q.answer) is distinct from (x.required, x.verdict, x.answer);
    update checklist_item i set level = x.level, ticked_at = case when x.ticked then muster.now() end
      from json_to_recordset(${each(({ items }) => items)}) as x (id uuid, level text, ticked boolean)
      where i.id = x.id and (i.level, i.ticked_at is not null) is distinct from (x.level, x.ticked);
    update evidence_request r set required = x.required, evidence_id = x."evidenceId"
      from json_to_recordset(${each(({ requests }) => requests)}) as x (id uuid, required boolean, "evidenceId" uuid) where r.id = x.id;
    ${['task_dependency', 'task_helper', 'signature', 'share', 'remark'].map((table) => `delete from ${table} where incident_id = ${incident};`).join(' ')}
    insert into task_dependency (id, incident_id, task_id, depends_on_id, until) select gen_random_uuid(), ${incident}, x.task, x.id, x.until
      from json_to_recordset(${each((task) => of(task, task.dependsOn))}) as x (task uuid, id uuid, until text);
    insert into task_helper (id, incident_id, task_id, seat_id, state, since) select gen_random_uuid(), ${incident}, x.task, x.seat, 'helper', muster.now()
      from json_to_recordset(${each((task) => of(task, task.helpers.map((seat) => ({ seat }))))}) as x (task uuid, seat uuid);
    insert into remark (id, incident_id, task_id, seat_id, text, at) select gen_random_uuid(), ${incident}, x.task, x.seat, 'Still there.', muster.now() - x.ago * interval '1 hour'
      from json_to_recordset(${each((task) => of(task, task.remarks))}) as x (task uuid, seat uuid, ago float8);
    -- a task of a limited seat is shared with it (TK-2)
    insert into share (id, incident_id, seat_id, noun, object_id, shared_at) select gen_random_uuid(), ${incident}, ${shares}, 'task', x.task, muster.now()
      from json_to_recordset(${each((task) => (task.coordinator === lena || task.helpers.includes(lena) ? of(task, [{}]) : []))}) as x (task uuid);
    insert into signature (id, incident_id, task_id, purpose, state, content, fingerprint, seat_id, person_id, office, at, how, plan_number, rules_version, same_hand, state_at)
      select gen_random_uuid(), ${incident}, x.task, x.purpose, x.state, ${pg.escapeLiteral(nothing)}, 'f', ${signer}, ${by}, 'member',
        muster.now() + x."stateAt" * interval '1 second', 'authenticator app', 1, 1, false, muster.now() + x."stateAt" * interval '1 second'
      from json_to_recordset(${each((task) => of(task, task.signatures))}) as x (task uuid, purpose text, state text, "stateAt" int);
    commit`)
}

/** How a task of a random world stands, by the tables of the design. */
export function expected(world: RandomWorld, task: RandomTask) {
  const signOffs = task.signatures.filter(({ purpose, state }) => purpose === 'sign-off' && state !== 'on paper').sort((a, b) => b.stateAt - a.stateAt)
  const counts = signOffs.find(({ state }) => state === 'in force') ?? signOffs.find(({ state }) => state === 'in doubt') ?? signOffs[0]
  const unstarted = task.state === 'open' || task.state === 'assigned'
  const shut = gateShut(world, task)
  const waits = unstarted && !task.permitted ? waitsOf(world, task) : []
  const missing = {
    items: task.items.filter(({ level, ticked }) => level.startsWith('must') && !ticked).map(({ id, text, hostId }) => ({ id, text, host: hostId && 'app1' })),
    questions: task.questions.filter((question) => question.required && !answered(question)).map(({ id, text }) => ({ id, text, host: null })),
    evidence: task.requests.filter(({ required, evidenceId }) => required && evidenceId === null).map(({ id, text }) => ({ id, text, host: null })),
  }
  const notReady = unstarted && (waits.length > 0 || shut)
  const unsettled = task.dependsOn.filter(({ id }) => world.tasks.some((other) => other.id === id && !(other.ongoing ? underWay(other) : settled(other))))
  const lacking: [string, string | null][] = [
    ...missing.items.map(({ id }) => ['item', id] as [string, string]), ...missing.questions.map(({ id }) => ['question', id] as [string, string]),
    ...missing.evidence.map(({ id }) => ['evidence', id] as [string, string]), ...(task.questions.some(answered) ? [] : [['result', null] as [string, null]]),
    ...unsettled.map(({ id }) => ['task', id] as [string, string]), ...(shut ? [['gate', null] as [string, null]] : []),
  ]
  return {
    id: task.id, state: task.state, notReady, settled: settled(task), signature: counts?.state ?? null, waits, missing, lacking, word: word(task, notReady),
    questions: { asked: task.questions.filter(({ required }) => required).length, answered: task.questions.filter((each) => each.required && answered(each)).length },
    open: task.questions.filter((question) => !answered(question)).map(({ text }) => text), late: late(task), quiet: quiet(task),
  }
}

function word({ state, ongoing, back }: RandomTask, notReady: boolean): string {
  if (notReady) return 'not ready'
  if (state === 'open' && back) return 'handed back'
  return state === 'in progress' && ongoing ? 'ongoing' : state
}

/** TK-16: the due time has passed, and nobody signed it off. */
const late = ({ due, state }: RandomTask) => due !== null && due < 0 && ['open', 'assigned', 'in progress'].includes(state)
/** In progress, and for four hours nothing of it changed, nor did one of its people write. */
const quiet = ({ state, ongoing, stateAgo, contentAgo, coordinator, helpers, remarks }: RandomTask) => {
  const written = remarks.filter(({ seat }) => seat === coordinator || helpers.includes(seat)).map((remark) => remark.ago)
  return state === 'in progress' && !ongoing && Math.min(stateAgo, contentAgo ?? stateAgo, ...written) >= 4
}

const inForce = ({ signatures: all }: RandomTask) => all.some(({ purpose, state }) => purpose === 'sign-off' && state === 'in force')
const settled = (task: RandomTask) => task.state === 'set aside' || (task.state === 'done' && inForce(task))
const underWay = (task: RandomTask) => task.started || settled(task)
const answered = ({ takes, verdict, answer }: Question) => (takes === 'yes-no' && verdict !== 'unknown' ? verdict !== null : /\S/.test(answer))

/** Titles of what keeps it from starting; the entry by a word. */
function waitsOf({ tasks, accepted }: RandomWorld, task: RandomTask): string[] {
  const first = task.prerequisite ? [] : tasks.filter((other) => other.prerequisite && !underWay(other))
  const rest = task.dependsOn.flatMap(({ id, until }) => tasks.filter((other) => other.id === id && !(until === 'started' ? underWay(other) : settled(other))))
  const entry = tasks.some((other) => other.assessment === 'entry' && inForce(other) && other.questions.every(({ verdict }) => verdict !== 'unknown'))
  return [...new Set([...first, ...rest].map(({ title }) => title)), ...(task.repairs && !accepted && !entry ? ['the entry'] : [])]
}

function gateShut({ tasks, phase, repairPlanned }: RandomWorld, { gate }: RandomTask): boolean {
  const done = (key: string) => tasks.some((task) => task.key === key && task.state === 'done' && inForce(task))
  if (gate === 'repair plan') return !repairPlanned
  if (gate === 'environment secure') return !done('environment-secure')
  if (gate === 'entry closed') return !done('entry-investigation') || !done('entry-closed')
  return gate === 'watching' && phase !== 'watching'
}
