import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Answered, find, partNames, read, readIncidents, send, sendFile, takeOut, tokenFor } from '@/lib/testing/calls'
import { disconnect } from '@/lib/db/client'
import { commandNames, type CommandName } from '@/lib/rules/permissions'
import { cloneDatabase } from '@/lib/testing/database'
import { ruleOf } from '@/lib/testing/examples/attempt'
import { castOf, seatAll, type Cast } from '@/lib/testing/examples/cast'
import type { Given } from '@/lib/testing/examples/example'
import { examples } from '@/lib/testing/examples/examples'
import { columnsOf } from '@/lib/testing/examples/expected'
import { sceneIn, type Place } from '@/lib/testing/examples/scene'
import { world, worldIn, type Hands } from '@/lib/testing/world'

// Promise 1, N3, N8: two worlds from one seed; in one of them something goes on that the reader may not know of. What the reader
// is answered is the same, byte for byte: status, headers and body.

/** What differs between any two answers and tells nothing. There may be five at most. */
const masks: readonly [RegExp, string][] = [
  // The id of what the reader made just now: random.
  [/"(questionId|seatId|disclosureId|remarkId|itemId|evidenceId)":"[0-9a-f-]{36}"/g, '"$1":"an id"'],
]
const masked = (answer: Answered) => ({ ...answer, text: masks.reduce((text, [what, by]) => text.replace(what, by), answer.text) })

type Sent = readonly (readonly [CommandName, Given])[]
type Call = { what: string; make: (token: string | null) => Promise<Answered> }

/** What somebody tries who knows the ids: every read, and every command with what its example would send. */
function script(incidentId: string, sent: Sent): Call[] {
  const queries: Record<string, string>[] = [{}, { limit: '3' }, { after: 'x' }]
  const reads = partNames.flatMap((part) => queries.map((query) =>
    ({
      what: `read ${part || 'the incident'} ${JSON.stringify(query)}`, make: (token: string | null) => read(token, incidentId, part, query),
    })))
  // Without an incident only words of the one that is hidden: who is on the other sees what goes on there.
  const words = ['copper', 'log copy', 'mara', 'e-01', 'hidden', 'job failed', 'a', '']
  const asked: Record<string, string>[] = [{ q: 'copper' }, ...words.map((q) => ({ q, in: incidentId }))]
  const finds = asked.map((query) => ({
    what: `find ${JSON.stringify(query)}`, make: (token: string | null) => find(token, query),
  }))
  const commands = sent.map(([name, { input, version }], index) => ({
    what: `${name} ${index}`, make: (token: string | null) =>
      send(token, name, { input, version }, { 'idempotency-key': `two-worlds-${index}` }),
  }))
  const files: Call[] = [
    { what: 'export', make: (token) => takeOut(token, incidentId, 'as=csv') },
    { what: 'import', make: (token) => sendFile(token, incidentId, '{"datetime":"2022-10-07T11:39:03Z","message":"x"}') },
  ]
  return [{ what: 'the list of incidents', make: readIncidents }, ...reads, ...finds, ...files, ...commands]
}

async function answersIn(hands: Hands, calls: readonly Call[], token: string | null): Promise<Record<string, Answered>> {
  await disconnect()
  process.env.APP_DATABASE_URL = hands.database.appUrl
  const answers: Record<string, Answered> = {}
  for (const { what, make } of calls) answers[what] = masked(await make(token))
  return answers
}

/** Commands of an incident with what their examples send there: whatever they name is arranged, and exists. */
async function sentIn(hands: Hands, cast: Cast, place: Place, names: readonly CommandName[]): Promise<Sent> {
  const sent: [CommandName, Given][] = []
  for (const name of names) {
    const arrange = async () => examples[name].given(sceneIn(hands, cast, place, columnsOf(name, examples[name])[0]!))
    sent.push([name, await arrange().catch(async () => {
      await makeWay(hands, place)
      return arrange()
    })])
  }
  return sent
}

/** Of some things there is one at a time: what an example left goes, so that the next can have its own. */
async function makeWay({ sql }: Hands, { incident }: Place): Promise<void> {
  for (const statement of [
    `update hand_over set state = 'void' where state = 'offered'`,
    `update take_over set state = 'ended' where state in ('wanted', 'called')`,
    `update signature set state = 'void' where state <> 'void'`, 'delete from review where true', 'delete from task_helper where true',
    `update task set state = 'open', kind = 'task' where state in ('set aside', 'done', 'signed off')`,
  ]) await sql.query(`${statement} and incident_id = $1`, [incident.id])
  await sql.query('delete from rules_version where number > 1')
}

const ofIncidents = commandNames.filter((name) => ruleOf(name).scope === 'incident')
/** What these arrange shows to a limited seat, and may: new rules, another coordinator, its own share, a task that can start. */
const shows: readonly CommandName[] = [
  'rules.acknowledge', 'takeOver.decide', 'takeOver.bringIn', 'seat.unshare', 'incident.respond', 'incident.standDown'
]
const kinds = ['outsider', 'administrator', 'removed', 'proposed', 'declined', 'aware', 'newcomer'] as const

let cast: Cast
let without: Hands
let within: Hands
let toHidden: Call[]
let toShared: Call[]
const tokens = new Map<string, string>()

beforeAll(async () => {
  const seed = await world()
  cast = await castOf(seed)
  // In both worlds: an incident that the member of another incident is on, and the limited seat with one task.
  const shared = await seed.open(cast.colleague, { codeName: 'Silver Otter' })
  await seed.seat(shared, cast.newcomer)
  const limited = await seed.seat(shared, cast.limited, { sees: 'shared' })
  const own = (await seed.task(shared, 'snapshot-copy')).id
  await seed.sql.query(`update task set state = 'in progress', started_at = now(), coordinator_seat_id = $2 where id = $1`, [own, limited])
  await seed.sql.query(
    `insert into share (id, incident_id, seat_id, noun, object_id, shared_at) values (gen_random_uuid(), $1, $2, 'task', $3, now())`,
    [shared.id, limited, own])
  for (const role of [...kinds, 'limited'] as const) tokens.set(role, await tokenFor(seed, cast[role].id))
  await seed.sql.end()
  await disconnect()
  within = await worldIn(await cloneDatabase(seed.database.name))
  without = await worldIn(seed.database)

  const { rows: [plan] } = await within.sql.query<{ document: object }>('select document from plan_version')
  // In one of them: others that nobody outside may know of …
  process.env.APP_DATABASE_URL = within.database.appUrl
  await disconnect()
  const others = { ...cast, limited: await within.person('Another Partner', { ours: false }) }
  const incident = await within.open(cast.coordinator)
  toHidden = script(incident.id, await sentIn(within, others, { incident, seats: await seatAll(within, incident, others) }, ofIncidents))
  // … and, in the one that both hold, all that is not shared with the limited seat.
  const place = { incident: shared, seats: { ...(await seatOthers(shared, others)), coordinator: shared.seatId, limited } }
  const insideNames = ofIncidents.filter((name) => !shows.includes(name))
  toShared = script(shared.id, [...(await sentIn(within, cast, place, insideNames)), ...ownOf(shared.id, own, limited)])
  // Plan and rules are the organisation's, and the same in both.
  await within.sql.query('delete from rules_version where number > 1')
  await within.sql.query('update plan_version set document = $1', [JSON.stringify(plan!.document)])
}, 240_000)
afterAll(async () => {
  await without.end()
  await within.end()
})

/** Everybody of the cast but those who are on it already. */
async function seatOthers(incident: Place['incident'], others: Cast): Promise<Place['seats']> {
  const seats = await seatAll(within, incident, {
    ...others, coordinator: cast.colleague, colleague: await within.person('Another Member'),
  })
  await within.sql.query('update incident set evidence_count = 7, time_line_count = 9 where id = $1', [incident.id])
  return seats
}

/** What a limited seat may do with its own task, and what it may say of people of whom it does not know whether they are listed. */
function ownOf(incidentId: string, taskId: string, seatId: string): Sent {
  const item = {
    title: 'A log', what: 'As it stood.', kind: 'file', hostId: null, copyOfId: null, takenBySeatId: seatId, takenHow: 'Copied.',
    takenWhere: 'On the gateway.', takenAt: '2026-01-02T03:04:05Z', size: 10, sha256: 'a'.repeat(64), toRunAgain: '',
  }
  return [
    ['evidence.register', { input: { incidentId, ...item } }],
    ['question.ask', { input: { incidentId, text: 'May I restart it?', taskId } }],
    ['task.remark', { input: { incidentId, taskId, text: 'The disk is slow.' } }],
    ['task.addItem', { input: { incidentId, taskId, text: 'Look at it again', level: 'should' } }],
    ['task.writeResult', { input: { incidentId, taskId, result: 'Copied.' }, version: 1 }],
    ['task.giveBack', { input: { incidentId, taskId, reason: 'No time.', successorSeatId: null } }],
    ['seat.propose', {
      input: { incidentId, personId: cast.member.id, name: '', organisation: '', kind: 'technical', why: 'Knows it.', reach: '' },
    }],
    ['seat.propose', { input: {
      incidentId, personId: null, name: cast.member.name, organisation: 'Systems', kind: 'technical', why: 'Knows it.', reach: '',
    } }],
    ['disclosure.report', { input: { incidentId, toName: cast.member.name, toOrganisation: 'Systems', what: 'That mail is out.' } }],
  ]
}

describe('promise 1: an outsider cannot tell whether an incident exists', () => {
  test('there are five masks at most', () => expect(masks.length).toBeLessThanOrEqual(5))
  test('what is tried reaches every command of an incident', () =>
    expect(ofIncidents.filter((name) => !toHidden.some(({ what }) => what.split(' ')[0] === name))).toEqual([]))
  test.each(['nobody', 'a wrong token', ...kinds])('%s is answered the same in both worlds', async (kind) => {
    const token = kind === 'nobody' ? null : tokens.get(kind) ?? `mst_${'x'.repeat(43)}`
    const hidden = await answersIn(within, toHidden, token)
    expect(hidden).toEqual(await answersIn(without, toHidden, token))
    const found = Object.entries(hidden).filter(
      ([what, { status, text }]) => what !== 'the list of incidents' && ![401, 404, 400].includes(status) && text !== '{"groups":[],"backlog":0}'
    )
    expect(found).toEqual([])
  }, 120_000)
})

describe('N8: a limited seat cannot tell what goes on beside what is shared with it', () => {
  test('what is tried reaches every command of an incident, but those whose arrangement shows', () =>
    expect(ofIncidents.filter((name) => !shows.includes(name) && !toShared.some(({ what }) => what.split(' ')[0] === name))).toEqual([]))
  test('it is answered the same in both worlds', async () => {
    const token = tokens.get('limited')!
    const busy = await answersIn(within, toShared, token)
    expect(busy).toEqual(await answersIn(without, toShared, token))
  }, 120_000)
})
