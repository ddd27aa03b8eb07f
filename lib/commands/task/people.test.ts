import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { taskPeople, taskScene, type TaskScene } from '@/lib/testing/tasks'
import { world, type World } from '@/lib/testing/world'

let w: World
let people: Awaited<ReturnType<typeof taskPeople>>
let s: TaskScene

beforeAll(async () => {
  w = await world()
  people = await taskPeople(w)
})
beforeEach(async () => {
  s = await taskScene(w, people)
  await s.put('log-copy', 'in progress')
})
afterAll(() => w.end())

describe('helpers (T1)', () => {
  test('T1: added by the coordinator or by the task’s own, told, on record', async () => {
    await s.run(people.priya, 'task.addHelper', 'log-copy', { seatId: s.seats.daniel })
    await s.run(people.mara, 'task.addHelper', 'log-copy', { seatId: s.seats.hanna })
    expect((await s.helpers('log-copy')).map((row) => row.seat_id)).toEqual([s.seats.daniel, s.seats.hanna])
    expect(await s.told(s.seats.daniel)).toEqual(['task yours'])
    expect(await s.entry()).toMatchObject({
      kind: 'task.helperAdded', says: 'added Hanna Vogel to Log copy', about: { seatId: s.seats.hanna, asked: false },
    })
  })
  test('N8: a limited seat is thereby shown the task, and no longer once taken off', async () => {
    const { id } = await s.task('log-copy')
    await s.run(people.mara, 'task.addHelper', 'log-copy', { seatId: s.seats.lena })
    expect(await s.shared(id)).toEqual([{ seat_id: s.seats.lena, noun: 'task' }])
    await s.run(people.mara, 'task.removeHelper', 'log-copy', { seatId: s.seats.lena })
    expect(await s.shared(id)).toEqual([])
    expect(await s.entry()).toMatchObject({ kind: 'task.helperRemoved', says: 'removed Lena Limited from Log copy' })
  })
  test('T1: not by other members, nobody twice, nobody who can’t act, not into what is done', async () => {
    expect(await s.no(people.daniel, 'task.addHelper', 'log-copy', { seatId: s.seats.daniel })).toMatchObject({
      code: 'forbidden', because: 'Only the coordinator, Mara Lindqvist, or Priya Raman, who coordinates this task, can add helpers.',
    })
    expect(await s.no(people.mara, 'task.addHelper', 'log-copy', { seatId: s.seats.priya })).toMatchObject({
      code: 'state', because: 'Priya Raman is on this task already.',
    })
    expect(await s.no(people.mara, 'task.addHelper', 'log-copy', { seatId: await w.seat(s.incident, null, { state: 'aware' }) }))
      .toMatchObject({ code: 'state' })
    await s.put('log-copy', 'done')
    expect(await s.no(people.mara, 'task.addHelper', 'log-copy', { seatId: s.seats.daniel })).toMatchObject({
      code: 'state', because: 'The task is done. Reopen it first.',
    })
  })
  test('T1: taken off only by the coordinator, and only who is on it', async () => {
    await s.help('log-copy', s.seats.daniel)
    expect(await s.no(people.priya, 'task.removeHelper', 'log-copy', { seatId: s.seats.daniel })).toMatchObject({ code: 'forbidden' })
    expect(await s.no(people.mara, 'task.removeHelper', 'log-copy', { seatId: s.seats.hanna })).toMatchObject({
      code: 'state', because: 'Hanna Vogel does not help with this task.',
    })
  })
  test('R1: a member asks to join; both coordinators are told; yes makes a helper, no leaves nothing', async () => {
    await s.run(people.daniel, 'task.askToJoin', 'log-copy')
    expect(await s.helpers('log-copy')).toEqual([{ seat_id: s.seats.daniel, state: 'asked' }])
    expect(await s.told(s.seats.mara)).toEqual(['task joining'])
    expect(await s.told(s.seats.priya)).toEqual(['task joining'])
    expect(await s.no(people.daniel, 'task.askToJoin', 'log-copy')).toMatchObject({ code: 'state', because: 'You have asked already.' })
    await s.run(people.priya, 'task.addHelper', 'log-copy', { seatId: s.seats.daniel })
    expect(await s.helpers('log-copy')).toEqual([{ seat_id: s.seats.daniel, state: 'helper' }])
    expect(await s.entry()).toMatchObject({ about: { asked: true } })
    await s.run(people.hanna, 'task.askToJoin', 'log-copy')
    await s.run(people.mara, 'task.removeHelper', 'log-copy', { seatId: s.seats.hanna })
    expect(await s.entry()).toMatchObject({ says: 'said no to Hanna Vogel, who asked to join Log copy' })
  })
  test('R1: nobody asks to join their own task, nor one that is done', async () => {
    expect(await s.no(people.priya, 'task.askToJoin', 'log-copy')).toMatchObject({
      code: 'state', because: 'You are on this task already.',
    })
    await s.put('snapshot', 'done')
    expect(await s.no(people.daniel, 'task.askToJoin', 'snapshot')).toMatchObject({ code: 'state' })
    expect(await s.no(people.lena, 'task.askToJoin', 'log-copy')).toMatchObject({ code: 'missing' })
  })
})

describe('T9: reviewers and objections', () => {
  const choose = (seatId = s.seats.daniel) => s.run(people.mara, 'task.chooseReviewer', 'log-copy', { seatId })
  test('T9: the coordinator chooses; the reviewer is told, a limited seat is shown the task', async () => {
    await choose()
    await choose(s.seats.lena)
    expect(await s.reviews('log-copy')).toMatchObject([{ seat_id: s.seats.daniel, state: 'asked' }, {
      seat_id: s.seats.lena, state: 'asked',
    }])
    expect(await s.told(s.seats.daniel)).toEqual(['review wanted'])
    expect(await s.shared((await s.task('log-copy')).id)).toEqual([{ seat_id: s.seats.lena, noun: 'task' }])
  })
  test('T9: not by others, not the one who signs, nobody twice', async () => {
    expect(await s.no(people.priya, 'task.chooseReviewer', 'log-copy', { seatId: s.seats.daniel })).toMatchObject({ code: 'forbidden' })
    expect(await s.no(people.mara, 'task.chooseReviewer', 'log-copy', { seatId: s.seats.priya })).toMatchObject({
      code: 'state', because: 'Priya Raman signs this task, so someone else has to check it.',
    })
    await choose()
    expect(await s.no(people.mara, 'task.chooseReviewer', 'log-copy', { seatId: s.seats.daniel })).toMatchObject({
      code: 'state', because: 'Daniel Osei checks it already.',
    })
  })
  test('T9: an open objection stops the sign-off; answered, it does not', async () => {
    await choose()
    await s.fill('log-copy')
    await s.run(people.daniel, 'task.object', 'log-copy', { objection: 'koji1 has a second log.' })
    expect(await s.noSign(people.priya, 'task.signOff', 'log-copy')).toMatchObject({
      code: 'state', because: 'An objection is open: Daniel Osei. Answer it first.',
    })
    const [review] = await s.reviews('log-copy')
    await s.run(people.priya, 'task.answerObjection', 'log-copy', { reviewId: review!.id, answer: 'Copied too.' })
    expect(await s.reviews('log-copy')).toMatchObject([{ state: 'answered', objection: 'koji1 has a second log.', answer: 'Copied too.' }])
    expect(await s.told(s.seats.daniel)).toEqual(['review wanted', 'review wanted'])
    await s.sign(people.priya, 'task.signOff', 'log-copy')
    expect(await s.task('log-copy')).toMatchObject({ state: 'signed off' })
  })
  test('T9: only a reviewer objects or agrees, once; only its people answer, only what is open', async () => {
    await choose()
    expect(await s.no(people.hanna, 'task.object', 'log-copy', { objection: 'No.' })).toMatchObject({
      code: 'forbidden', because: 'Only people whom the coordinator, Mara Lindqvist, chose to check it can do this.',
    })
    expect(await s.no(people.hanna, 'task.agree', 'log-copy')).toMatchObject({ code: 'forbidden' })
    await s.run(people.daniel, 'task.agree', 'log-copy')
    expect(await s.no(people.daniel, 'task.agree', 'log-copy')).toMatchObject({ code: 'state', because: 'You have agreed already.' })
    const [review] = await s.reviews('log-copy')
    expect(await s.no(people.priya, 'task.answerObjection', 'log-copy', { reviewId: review!.id, answer: 'Why?' })).toMatchObject({
      code: 'state', because: 'Daniel Osei has no open objection.',
    })
    await s.run(people.daniel, 'task.object', 'log-copy', { objection: 'After all.' })
    expect(await s.no(people.daniel, 'task.object', 'log-copy', { objection: 'Again.' })).toMatchObject({
      code: 'state', because: 'Your objection is open. It has to be answered first.',
    })
    expect(await s.no(people.mara, 'task.answerObjection', 'log-copy', { reviewId: review!.id, answer: 'It is.' })).toMatchObject({
      code: 'forbidden',
    })
    expect(await s.no(people.priya, 'task.answerObjection', 'log-copy', { reviewId: crypto.randomUUID(), answer: 'It is.' }))
      .toMatchObject({ code: 'missing' })
  })
  test('T9: an answer that is changed after someone agreed is to be checked again', async () => {
    await choose()
    await s.run(people.daniel, 'task.agree', 'log-copy')
    await s.answer(people.priya, 'log-copy', 'Vault C.')
    expect(await s.reviews('log-copy')).toMatchObject([{ state: 'asked' }])
    expect(await s.told(s.seats.daniel)).toEqual(['review wanted', 'review wanted'])
  })
  test('T9: so it is with the result, a tick, an item and evidence: whatever is signed', async () => {
    await choose()
    const [item, evidenceId] = [await s.item('log-copy'), await s.evidence()]
    const changes = [
      () => s.run(people.priya, 'task.writeResult', 'log-copy', { result: 'Nothing was copied.' }, 1),
      () => s.run(people.priya, 'task.tick', 'log-copy', { itemId: item.id }),
      () => s.run(people.priya, 'task.untick', 'log-copy', { itemId: item.id }),
      () => s.run(people.priya, 'task.addItem', 'log-copy', { text: 'koji1', level: 'must' }),
      () => s.run(people.priya, 'task.attachEvidence', 'log-copy', { requestId: null, evidenceId }),
    ]
    for (const change of changes) {
      await s.run(people.daniel, 'task.agree', 'log-copy')
      await change()
      expect(await s.reviews('log-copy')).toMatchObject([{ state: 'asked' }])
    }
    expect(await s.told(s.seats.daniel)).toHaveLength(1 + changes.length)
  })
  test('AV-3: an assessment wants each reviewer’s word, as far as they can still give it', async () => {
    await s.put('threat-assessment', 'in progress')
    await s.fill('threat-assessment')
    await s.run(people.mara, 'task.chooseReviewer', 'threat-assessment', { seatId: s.seats.daniel })
    await s.run(people.mara, 'task.chooseReviewer', 'threat-assessment', { seatId: s.seats.hanna })
    await s.run(people.hanna, 'task.agree', 'threat-assessment')
    expect(await s.noSign(people.priya, 'task.signOff', 'threat-assessment')).toMatchObject({
      code: 'state', because: 'Still to check it: Daniel Osei.',
    })
    await w.sql.query(`update seat set state = 'removed', ended_at = muster.now() where id = $1`, [s.seats.daniel])
    await s.sign(people.priya, 'task.signOff', 'threat-assessment')
    expect(await s.task('threat-assessment')).toMatchObject({ state: 'signed off' })
  })
})

describe('talk', () => {
  test('its people, its reviewers and the coordinator write, whatever its state; a signature stays (not content)', async () => {
    await s.signedOff('raise-logging')
    await s.run(people.mara, 'task.chooseReviewer', 'raise-logging', { seatId: s.seats.daniel })
    for (const who of [people.priya, people.mara, people.daniel]) await s.run(who, 'task.remark', 'raise-logging', {
      text: 'koji1 writes its log somewhere else, too.',
    })
    expect(await s.task('raise-logging')).toMatchObject({ state: 'signed off' })
    expect(await s.signatures('raise-logging')).toMatchObject([{ state: 'in force' }])
    expect(await s.entry()).toMatchObject({ kind: 'task.remarked', about: { text: 'koji1 writes its log somewhere else, too.' } })
  })
  test('T1: others do not', async () => {
    expect(await s.no(people.hanna, 'task.remark', 'log-copy', { text: 'How far are you?' })).toMatchObject({
      code: 'forbidden', because: 'Only people of this task and the coordinator, Mara Lindqvist, can write here. Ask to join.',
    })
    expect(await s.no(people.priya, 'task.remark', 'log-copy', { text: '' })).toMatchObject({ code: 'invalid' })
  })
})
