import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { codeAt } from '@/lib/actor/second-factor'
import { preview } from '@/lib/commands/preview'
import { weigh } from '@/lib/db/as'
import { taskPeople, taskScene, type TaskScene } from '@/lib/testing/tasks'
import { refusal, world, type World } from '@/lib/testing/world'

let w: World
let people: Awaited<ReturnType<typeof taskPeople>>
let s: TaskScene

beforeAll(async () => {
  w = await world()
  people = await taskPeople(w)
})
beforeEach(async () => {
  s = await taskScene(w, people)
})
afterAll(() => w.end())

const ready = async (key: string) => {
  await s.put(key, 'in progress')
  await s.fill(key)
}
const no = (key: string, who = people.priya) => s.noSign(who, 'task.signOff', key)
const oneSentence = 'Wrong code. Enter the one your app shows now.'

describe('TK-7, SG-1: sign off', () => {
  test('SG-1: kept with exact content, who, office, when, how, plan and rules version; the coordinator is told', async () => {
    await ready('log-copy')
    await s.sign(people.priya, 'task.signOff', 'log-copy')
    expect(await s.task('log-copy')).toMatchObject({ state: 'signed off' })
    const [signature] = await s.signatures('log-copy')
    expect(signature).toMatchObject({
      state: 'in force', purpose: 'sign-off', seat_id: s.seats.priya, office: 'task coordinator', how: 'authenticator app', plan_number: 1,
      rules_version: 1, same_hand: false,
    })
    const content = JSON.parse(signature!.content)
    const question = await s.question('log-copy')
    expect(content).toMatchObject({ title: 'Log copy', incidentId: s.incident.id })
    expect(content.answers).toContainEqual({
      id: question.id, text: question.text, verdict: null, answer: 'Vault B.', confidence: 'likely',
    })
    expect(content.evidence).toEqual([expect.objectContaining({ sha256: 'ab'.repeat(32) })])
    expect(content.checklist.every((item: { ticked: boolean }) => item.ticked)).toBe(true)
    expect(await s.told(s.seats.mara)).toEqual(['task signed'])
    expect(await s.entry()).toMatchObject({
      kind: 'task.signedOff', says: 'signed off Log copy',
      about: { signatureId: signature!.id, fingerprint: signature!.fingerprint, content, how: 'authenticator app', sameHand: false },
    })
  })
  test('SG-1: what was signed can’t be altered, nor a signature deleted, even by the owner of the tables', async () => {
    await s.signedOff('log-copy')
    const [signature] = await s.signatures('log-copy')
    await expect(w.sql.query(`update signature set content = '{}' where id = $1`, [signature!.id])).rejects.toThrow('kept as it was')
    await expect(w.sql.query('delete from signature where id = $1', [signature!.id])).rejects.toThrow('can only be added to')
  })
  test('N8: by a limited seat, of what is shared with it', async () => {
    await s.put('log-copy', 'in progress', s.seats.lena)
    await s.share('log-copy')
    await s.fill('log-copy')
    await s.sign(people.lena, 'task.signOff', 'log-copy')
    expect(await s.signatures('log-copy')).toMatchObject([{ state: 'in force', seat_id: s.seats.lena }])
  })
  test('TK-7: the coordinator may be task coordinator: same hand', async () => {
    await s.put('log-copy', 'in progress', s.seats.mara)
    await s.fill('log-copy')
    await s.sign(people.mara, 'task.signOff', 'log-copy')
    expect(await s.signatures('log-copy')).toMatchObject([{ same_hand: true }])
    expect(await s.entry()).toMatchObject({ says: 'signed off Log copy, no second person', about: { sameHand: true } })
  })
  test('TK-7: nobody signs for another', async () => {
    await ready('log-copy')
    await s.help('log-copy', s.seats.daniel)
    for (const who of [people.daniel, people.mara, people.hanna])
      expect(await no('log-copy', who)).toMatchObject({
        code: 'forbidden', because: 'Only Priya Raman, who coordinates this task, can sign it off.',
      })
    expect(await no('log-copy', people.outsider)).toMatchObject({ code: 'missing' })
  })
  test('TK-7: a required item is open', async () => {
    await ready('log-copy')
    await w.sql.query(`update checklist_item set ticked_at = null where id = $1`, [(await s.item('log-copy')).id])
    expect(await no('log-copy')).toMatchObject({ code: 'state', because: `Not ticked yet: “${(await s.item('log-copy')).text}”.` })
    await w.sql.query(`update checklist_item set level = 'should' where id = $1`, [(await s.item('log-copy')).id])
    await s.sign(people.priya, 'task.signOff', 'log-copy')
  })
  test('TK-7: a required question is open; “unknown” with what is being done is an answer', async () => {
    await ready('log-copy')
    const { id, text } = await s.question('log-copy')
    await w.sql.query(`update task_question set answer = ' ' where id = $1`, [id])
    expect(await no('log-copy')).toMatchObject({ code: 'state', because: `Not answered yet: “${text}”.` })
    await w.sql.query(`update task_question set verdict = 'unknown', answer = 'We asked the provider.' where id = $1`, [id])
    await s.sign(people.priya, 'task.signOff', 'log-copy')
  })
  test('TK-7: evidence asked for is missing', async () => {
    await ready('log-copy')
    await w.sql.query('update evidence_request set evidence_id = null where id = $1', [(await s.request('log-copy')).id])
    expect(await no('log-copy')).toMatchObject({
      code: 'state', because: 'Evidence is asked for and not attached yet: “The copy of the logs, with its SHA-256”.',
    })
  })
  test('T2: nothing is in writing', async () => {
    const done = await w.run(people.mara, 'task.add', {
      incidentId: s.incident.id, section: '3.4.1', title: 'Call the registrar', doing: 'Calling the registrar', plain: 'Called', description: '', level: 'should',
      repairs: false, items: [], questions: [], evidence: [],
    })
    await w.sql.query(`update task set key = 'called' where id = $1`, [done.answer.taskId])
    await s.put('called', 'in progress')
    expect(await no('called')).toMatchObject({
      code: 'state', because: 'Write the result first: it is what you sign for.',
    })
    await s.run(people.priya, 'task.writeResult', 'called', { result: 'Nobody answered until nine.' }, 1)
    await s.sign(people.priya, 'task.signOff', 'called')
  })
  test('TK-7: what it depends on is settled now', async () => {
    await ready('send-threat-assessment')
    expect(await no('send-threat-assessment')).toMatchObject({
      code: 'state', because: 'Can’t be signed off yet: Threat assessment hasn’t started.',
    })
    await s.done('threat-assessment')
    await s.run(people.mara, 'task.reopen', 'threat-assessment', { reason: 'New facts.' })
    expect(await no('send-threat-assessment')).toMatchObject({ because: 'Can’t be signed off yet: Threat assessment is in progress.' })
    await s.run(people.mara, 'task.setAside', 'threat-assessment', { reason: 'The board wrote it.' })
    await s.sign(people.priya, 'task.signOff', 'send-threat-assessment')
  })
  test('TK-7: an ongoing task only while watching', async () => {
    await ready('time-line')
    expect(await no('time-line')).toMatchObject({
      code: 'state', because: 'This goes on until the incident ends: it is signed off while watching.',
    })
    await s.phase('watching')
    await s.sign(people.priya, 'task.signOff', 'time-line')
  })
  test.each([
    ['open', 'forbidden'], ['assigned', 'state'], ['signed off', 'state'], ['done', 'state'], ['set aside', 'state'],
  ])('TK-7: not while it is %s', async (state, code) => {
    await s.put('log-copy', state)
    expect(await no('log-copy')).toMatchObject({ code })
  })
})

describe('P1: a step of the notification tree', () => {
  test('ST-3: signed by who answers for public words, not by its task coordinator', async () => {
    await ready('first-notice')
    expect(await no('first-notice')).toMatchObject({
      code: 'forbidden', because: 'Only Carlos Ibarra, who answers for public words, can sign this step off.',
    })
    await s.sign(people.carlos, 'task.signOff', 'first-notice')
    expect(await s.signatures('first-notice')).toMatchObject([{ office: 'communication owner', seat_id: s.seats.carlos }])
  })
  test('ST-3: nothing public is signed while nobody answers for it', async () => {
    await ready('first-notice')
    await w.sql.query(`delete from office where incident_id = $1 and office = 'communication owner'`, [s.incident.id])
    expect(await no('first-notice', people.carlos)).toMatchObject({
      code: 'forbidden', because: 'Nobody answers for public words yet. Mara Lindqvist has to name a communication owner.',
    })
  })
  test.each([
    ['notice-service-repair', 'the repair plan has to be written first'],
    ['notice-credentials', 'Environment declared secure has to be done first'],
    ['notice-entry', 'Entry investigation and Entry point found and closed have to be done first'],
    ['post-mortem', 'service has to be fully back first'],
  ])('P2, P6: %s waits for its gate', async (key, why) => {
    await ready(key)
    expect(await no(key, people.carlos)).toMatchObject({ code: 'state', because: `Can’t be signed off yet: ${why}.` })
  })
})

describe('SG-2: proof', () => {
  test('SG-2: not without proof, not with a wrong code, and the wrong code is counted', async () => {
    await ready('log-copy')
    expect(await s.no(people.priya, 'task.signOff', 'log-copy')).toMatchObject({
      code: 'invalid', fields: { code: 'Enter the six digits from your authenticator app.' },
    })
    const input = await s.at('log-copy')
    const seen = await weigh(people.priya, (at) => preview(at, 'task.signOff', input))
    const wrong = { code: '000000', fingerprint: seen!.fingerprint! }
    expect(await refusal(w.run(people.priya, 'task.signOff', input, { proof: wrong })))
      .toMatchObject({ code: 'proof', because: oneSentence, fields: { code: oneSentence } })
    expect((await w.sql.query(`select 1 from throttle where key = $1`, [`codes in sessions: ${people.priya.id}`])).rowCount).toBe(1)
    expect(await s.task('log-copy')).toMatchObject({ state: 'in progress' })
  })
  test('SG-2: changed since it was opened: refused, and nothing is signed', async () => {
    await ready('log-copy')
    await s.help('log-copy', s.seats.daniel)
    const input = await s.at('log-copy')
    const seen = await weigh(people.priya, (at) => preview(at, 'task.signOff', input))
    await s.answer(people.daniel, 'log-copy', '74 GB')
    await w.advance(1)
    const proof = { code: codeAt(people.priya.secret, await w.moment()), fingerprint: seen!.fingerprint! }
    await expect(w.run(people.priya, 'task.signOff', input, { proof })).rejects.toMatchObject({
      code: 'changed', because: 'This has changed since you opened it. Read it again, then sign.',
      details: { shown: { answers: expect.arrayContaining([expect.objectContaining({ answer: '74 GB' })]) } },
    })
    expect(await s.signatures('log-copy')).toEqual([])
  })
  test('SG-2: a proof for one task does not sign another', async () => {
    await ready('log-copy')
    await ready('raise-logging')
    const seen = await weigh(people.priya, async (at) => preview(at, 'task.signOff', await s.at('log-copy')))
    await w.advance(1)
    const proof = { code: codeAt(people.priya.secret, await w.moment()), fingerprint: seen!.fingerprint! }
    expect(await refusal(w.run(people.priya, 'task.signOff', await s.at('raise-logging'), { proof }))).toMatchObject({ code: 'changed' })
  })
  test('T3: never by a token', async () => {
    await ready('log-copy')
    expect(await refusal(w.run({ ...people.priya, via: 'token' }, 'task.signOff', await s.at('log-copy')))).toMatchObject({
      code: 'forbidden', because: 'A token can’t do this. Sign in and do it yourself.',
    })
  })
})

describe('TK-9, SG-4: send back', () => {
  test('TK-9: in progress again, the signature void, its coordinator told', async () => {
    await s.signedOff('log-copy')
    await s.run(people.mara, 'task.sendBack', 'log-copy', { reason: 'koji1 is missing.' })
    expect(await s.task('log-copy')).toMatchObject({
      state: 'in progress', back_reason: 'koji1 is missing.', coordinator_seat_id: s.seats.priya,
    })
    expect(await s.signatures('log-copy')).toMatchObject([{ state: 'void', state_reason: 'koji1 is missing.' }])
    expect((await s.told(s.seats.priya)).at(-1)).toBe('task sent back')
    expect(await s.entry()).toMatchObject({
      kind: 'task.sentBack', about: { reason: 'koji1 is missing.', void: [(await s.signatures('log-copy'))[0]!.id] },
    })
    await s.sign(people.priya, 'task.signOff', 'log-copy')
    expect((await s.signatures('log-copy')).map((each) => each.state)).toEqual(['void', 'in force'])
  })
  test('TK-9: only by the coordinator, with a reason, of what is signed off', async () => {
    await s.signedOff('log-copy')
    for (const who of [people.priya, people.hanna]) expect(await s.no(who, 'task.sendBack', 'log-copy', { reason: 'No.' })).toMatchObject({
      code: 'forbidden',
    })
    expect(await s.no(people.mara, 'task.sendBack', 'log-copy', { reason: '' })).toMatchObject({ code: 'invalid' })
    await s.put('snapshot', 'in progress')
    expect(await s.no(people.mara, 'task.sendBack', 'snapshot', { reason: 'No.' })).toMatchObject({
      code: 'state', because: 'The task is in progress. It has to be signed off first.',
    })
  })
})

describe('TK-10: mark done', () => {
  const done = (who = people.mara, more: object = { completedBySeatId: s.seats.priya }) => s.run(who, 'task.markDone', 'log-copy', more)
  test('TK-10: names who completed it', async () => {
    await s.signedOff('log-copy')
    await done()
    expect(await s.task('log-copy')).toMatchObject({ state: 'done', completed_by_seat_id: s.seats.priya })
    expect(await s.entry()).toMatchObject({
      kind: 'task.done', says: 'marked Log copy done, completed by Priya Raman',
      about: { completedBySeatId: s.seats.priya, sameHand: false },
    })
    expect(await s.signatures('log-copy')).toMatchObject([{ state: 'in force', same_hand: false }])
  })
  test('TK-10: who signed it and marks it done is the same hand', async () => {
    await s.put('log-copy', 'in progress', s.seats.mara)
    await s.fill('log-copy')
    await s.sign(people.mara, 'task.signOff', 'log-copy')
    await done(people.mara, { completedBySeatId: s.seats.mara })
    expect(await s.entry()).toMatchObject({
      says: 'marked Log copy done, completed by Mara Lindqvist, no second person', about: { sameHand: true },
    })
  })
  test('attack 2/7: nobody completed it who was only proposed for the list, or declined (TK-10)', async () => {
    const { answer } = await w.run(people.priya, 'seat.propose', {
      incidentId: s.incident.id, personId: null, name: 'Nobody Here', organisation: 'x', kind: 'other', why: 'x', reach: '',
    })
    await s.signedOff('log-copy')
    const refused = () => s.no(people.mara, 'task.markDone', 'log-copy', { completedBySeatId: answer.seatId })
    expect(await refused()).toMatchObject({ code: 'state', because: expect.stringContaining('Nobody Here was only proposed') })
    await w.run(people.mara, 'seat.decline', { incidentId: s.incident.id, seatId: answer.seatId, reason: 'Not needed.' })
    expect(await refused()).toMatchObject({ code: 'state' })
  })
  test('TK-10: not by others, not what is not signed, not over a signature in doubt', async () => {
    await s.put('log-copy', 'in progress')
    expect(await s.no(people.mara, 'task.markDone', 'log-copy', { completedBySeatId: s.seats.priya })).toMatchObject({
      code: 'state', because: 'The task is in progress. It has to be signed off first.',
    })
    await s.signedOff('log-copy')
    expect(await s.no(people.priya, 'task.markDone', 'log-copy', { completedBySeatId: s.seats.priya })).toMatchObject({
      code: 'forbidden', because: 'Only the coordinator, Mara Lindqvist, can mark a task done.',
    })
    expect(await s.no(people.mara, 'task.markDone', 'log-copy', { completedBySeatId: crypto.randomUUID() })).toMatchObject({
      code: 'missing',
    })
    await w.sql.query(`update signature set state = 'in doubt' where task_id = $1`, [(await s.task('log-copy')).id])
    expect(await s.no(people.mara, 'task.markDone', 'log-copy', { completedBySeatId: s.seats.priya })).toMatchObject({
      code: 'state', because: 'Its signature is in doubt. It has to be confirmed, or the task sent back and signed again.',
    })
  })
})

describe('TK-11: reopen', () => {
  test('TK-11: in progress again; what was signed no longer stands', async () => {
    await s.done('log-copy')
    await s.run(people.mara, 'task.reopen', 'log-copy', { reason: 'A second store was found.' })
    expect(await s.task('log-copy')).toMatchObject({
      state: 'in progress', completed_by_seat_id: null, back_reason: 'A second store was found.',
    })
    expect(await s.signatures('log-copy')).toMatchObject([{ state: 'void' }])
    expect(await s.entry()).toMatchObject({ kind: 'task.reopened' })
  })
  test('TK-11: only by the coordinator, only what is done, with a reason', async () => {
    await s.done('log-copy')
    expect(await s.no(people.priya, 'task.reopen', 'log-copy', { reason: 'More.' })).toMatchObject({ code: 'forbidden' })
    expect(await s.no(people.mara, 'task.reopen', 'log-copy', { reason: ' ' })).toMatchObject({ code: 'invalid' })
    await s.signedOff('raise-logging')
    expect(await s.no(people.mara, 'task.reopen', 'raise-logging', { reason: 'More.' })).toMatchObject({
      code: 'state', because: 'The task is signed off, not done.',
    })
  })
})
