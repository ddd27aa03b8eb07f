import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { callBack } from '@/lib/testing/call-back'
import { taskPeople, taskScene, type TaskScene } from '@/lib/testing/tasks'
import { refusal, world, type SomePerson, type World } from '@/lib/testing/world'

// Attack 5: one person does both halves of a check by a detour. Nothing here may lose the mark, or let the two halves be one person's.

let w: World
let people: Awaited<ReturnType<typeof taskPeople>>
let s: TaskScene
let scan: string

beforeAll(async () => {
  w = await world()
  people = await taskPeople(w)
})
beforeEach(async () => {
  s = await taskScene(w, people)
  scan = await s.evidence()
  await s.put('log-copy', 'in progress')
  await s.fill('log-copy')
})
afterAll(() => w.end())

const type = async (who: SomePerson, key = 'log-copy', more: object = {}) => String((await s.run(who, 'signature.signOnPaper', key, {
  purpose: 'sign-off', seatId: s.seats.priya, signedAt: (await w.moment()).toISOString(), evidenceId: scan, ...more,
})).answer.signatureId)
const input = (signatureId: string) => ({ incidentId: s.incident.id, signatureId })
const confirm = (id: string, who: SomePerson) => w.sign(who, 'signature.confirmPaper', input(id))
const accept = (id: string, who: SomePerson) => w.sign(who, 'signature.acceptPaper', input(id))
const calledBack = async (seatId: string) => {
  const seat = { incidentId: s.incident.id, seatId }
  await w.run(people.mara, 'seat.suspend', { ...seat, reason: 'Stolen.' })
  await callBack(w, people.mara, seat)
}
const done = async (key = 'log-copy', by = people.mara) => s.run(by, 'task.markDone', key, { completedBySeatId: s.seats.priya })
const marked = async (key = 'log-copy') => (await s.signatures(key)).at(-1)!.same_hand
const handOver = async (from: SomePerson, to: SomePerson, seatId: string) => {
  const { answer } = await w.run(from, 'handOver.offer', { incidentId: s.incident.id, seatId, note: 'All is in the book.', dueAt: null })
  await w.sign(to, 'handOver.accept', { incidentId: s.incident.id, offerId: answer.offerId })
}
const twice = { code: 'forbidden', because: 'You have accepted it already. It needs the coordinator and a manager: two people.' }

describe('two people accept a signature on paper, and neither typed it in (SG-7)', () => {
  test('attack 5 (a): who typed it in accepts neither half, as coordinator or as manager', async () => {
    const id = await type(people.mara)
    const typed = { code: 'forbidden', because: 'You typed this in, so others have to accept it: the coordinator and a manager, two people.' }
    expect(await refusal(accept(id, people.mara))).toMatchObject(typed)
    await w.run(people.mara, 'office.name', { incidentId: s.incident.id, office: 'manager', seatId: s.seats.mara })
    expect(await refusal(accept(id, people.mara))).toMatchObject(typed)
    await handOver(people.mara, people.daniel, s.seats.daniel)
    expect(await refusal(accept(id, people.mara))).toMatchObject(typed)
    await accept(id, people.daniel)
    expect(await refusal(accept(id, people.mara))).toMatchObject(typed)
    expect((await s.task('log-copy')).state).toBe('in progress')
  })
  test('attack 5 (a): a coordinator who is manager too accepts one half, and someone else the other', async () => {
    await s.giveOffice('manager', s.seats.mara)
    const id = await type(people.daniel)
    await accept(id, people.mara)
    expect(await s.signatures('log-copy')).toMatchObject([{ state: 'on paper', accepted_by_ic: true, accepted_by_manager: false }])
    expect(await refusal(accept(id, people.mara))).toMatchObject(twice)
    await accept(id, people.hanna)
    expect(await s.signatures('log-copy')).toMatchObject([{
      state: 'in force', same_hand: false, accepted_ic_seat_id: s.seats.mara, accepted_manager_seat_id: s.seats.hanna,
    }])
  })
  test('a manager who accepted becomes coordinator: the other half is not theirs', async () => {
    const id = await type(people.daniel)
    await accept(id, people.hanna)
    await handOver(people.mara, people.hanna, s.seats.hanna)
    expect(await refusal(accept(id, people.hanna))).toMatchObject(twice)
  })
  test('a coordinator who accepted hands over and becomes manager: the other half is not theirs', async () => {
    const id = await type(people.daniel)
    await accept(id, people.mara)
    await handOver(people.mara, people.carlos, s.seats.carlos)
    await s.giveOffice('manager', s.seats.mara)
    expect(await refusal(accept(id, people.mara))).toMatchObject(twice)
    expect(await refusal(accept(id, people.carlos))).toMatchObject({
      code: 'state', because: 'The coordinator’s half is accepted already. It needs the other half, too.',
    })
  })
  test('accepted by the one who signed it, it is marked', async () => {
    await s.put('log-copy', 'in progress', s.seats.mara)
    const id = await type(people.daniel, 'log-copy', { seatId: s.seats.mara })
    await accept(id, people.mara)
    await accept(id, people.hanna)
    expect(await marked()).toBe(true)
    expect((await s.entry()).says).toMatch(/it is in force now, no second person$/)
  })
  test('a task given to someone else meanwhile is not signed by the paper of the one before', async () => {
    const id = await type(people.daniel)
    await s.run(people.mara, 'task.assign', 'log-copy', { seatId: s.seats.daniel, cover: [] })
    expect(await refusal(confirm(id, people.priya))).toMatchObject({ code: 'state', because: 'This is not Priya Raman’s to sign any more.' })
  })
})

describe('the paper is not older than what it stands for (SG-7)', () => {
  const early = async (minutes: number) => new Date((await w.moment()).getTime() - minutes * 60_000).toISOString()
  const refused = {
    code: 'state', because: 'It changed after that moment, so this paper can’t stand for it as it is now. It has to be signed again.',
  }
  test('attack 5 (d): signed before the task was there, or before it last changed', async () => {
    expect(await refusal(type(people.daniel, 'log-copy', { signedAt: await early(60) }))).toMatchObject(refused)
    await w.advance(30)
    const between = await early(5)
    await s.answer(people.priya, 'log-copy', 'Vault C.')
    expect(await refusal(type(people.daniel, 'log-copy', { signedAt: between }))).toMatchObject(refused)
    await w.advance(2)
    await type(people.daniel, 'log-copy', { signedAt: await early(1) })
  })
  test('a signature that was sent back does not come back on paper', async () => {
    await s.sign(people.priya, 'task.signOff', 'log-copy')
    const then = await early(0)
    await w.advance(10)
    await s.run(people.mara, 'task.sendBack', 'log-copy', { reason: 'A host is missing.' })
    expect(await refusal(type(people.daniel, 'log-copy', { signedAt: then }))).toMatchObject(refused)
  })
  test('a list that grew after the paper; a setting aside that came after it', async () => {
    await s.phase('watching')
    await s.put('team-list', 'in progress')
    await s.fill('team-list')
    await w.advance(10)
    const then = await early(5)
    await w.run(people.mara, 'seat.add', {
      incidentId: s.incident.id, personId: null, name: 'Nina New', organisation: '', kind: 'technical', why: 'Knows it.', reach: 'Desk.',
      sees: 'whole', accessUntil: null,
    })
    expect(await refusal(type(people.daniel, 'team-list', { signedAt: then }))).toMatchObject(refused)
    await s.run(people.mara, 'task.setAside', 'databases', { reason: 'No data store was in reach.' })
    const more = { purpose: 'countersignature', seatId: s.seats.hanna, signedAt: then }
    expect(await refusal(type(people.daniel, 'databases', more))).toMatchObject(refused)
  })
})

describe('same hand, by whatever detour (states 5)', () => {
  test('attack 5 (b): the coordinator’s own sign-off, on paper as here', async () => {
    await s.put('log-copy', 'in progress', s.seats.mara)
    await confirm(await type(people.daniel, 'log-copy', { seatId: s.seats.mara }), people.mara)
    expect(await marked()).toBe(true)
    expect((await s.entry()).says).toBe('confirmed their signature on Log copy, given on paper, no second person')
  })
  test('attack 5 (c): set aside and countersigned on paper by one person, also after a handover', async () => {
    await s.run(people.mara, 'task.setAside', 'databases', { reason: 'No data store was in reach.' })
    await handOver(people.mara, people.daniel, s.seats.daniel)
    await s.giveOffice('manager', s.seats.mara)
    await confirm(await type(people.daniel, 'databases', { purpose: 'countersignature', seatId: s.seats.mara }), people.mara)
    expect(await marked('databases')).toBe(true)
  })
  test('set aside by one, and the countersignature on paper accepted by the same', async () => {
    await s.run(people.mara, 'task.setAside', 'databases', { reason: 'No data store was in reach.' })
    await s.giveOffice('manager', s.seats.carlos)
    const id = await type(people.daniel, 'databases', { purpose: 'countersignature', seatId: s.seats.hanna })
    await accept(id, people.mara)
    await accept(id, people.carlos)
    expect(await marked('databases')).toBe(true)
  })
  test('set aside anew by somebody else, it is theirs alone', async () => {
    await s.run(people.mara, 'task.setAside', 'databases', { reason: 'No data store was in reach.' })
    await handOver(people.mara, people.daniel, s.seats.daniel)
    await s.run(people.daniel, 'task.takeUp', 'databases', { reason: 'One was.' })
    await s.run(people.daniel, 'task.setAside', 'databases', { reason: 'It is not ours.' })
    await s.giveOffice('manager', s.seats.mara)
    await s.sign(people.mara, 'task.countersign', 'databases')
    expect(await marked('databases')).toBe(false)
  })
  test('the coordinator marks done what they wrote themselves', async () => {
    await s.answer(people.priya, 'log-copy', 'Vault C.')
    await s.help('log-copy', s.seats.mara)
    await s.answer(people.mara, 'log-copy', 'Vault D.')
    await s.sign(people.priya, 'task.signOff', 'log-copy')
    expect(await marked()).toBe(false)
    await done()
    expect(await marked()).toBe(true)
    expect((await s.entry()).says).toBe('marked Log copy done, completed by Priya Raman, no second person')
  })
  test('who typed in a paper that others accepted marks it done as the next coordinator', async () => {
    const id = await type(people.daniel)
    await accept(id, people.mara)
    await accept(id, people.hanna)
    await handOver(people.mara, people.daniel, s.seats.daniel)
    await done('log-copy', people.daniel)
    expect(await marked()).toBe(true)
  })
  test('once confirmed by its signer, it does not matter who typed it in', async () => {
    await confirm(await type(people.mara), people.priya)
    await done()
    expect(await marked()).toBe(false)
  })
  test('T9: a reviewer agrees to an answer of their own; who agreed signs', async () => {
    await s.run(people.mara, 'task.chooseReviewer', 'log-copy', { seatId: s.seats.daniel })
    await s.help('log-copy', s.seats.daniel)
    await s.run(people.daniel, 'task.agree', 'log-copy')
    expect(await s.reviews('log-copy')).toMatchObject([{ state: 'agreed', same_hand: false }])
    await s.answer(people.daniel, 'log-copy', 'Vault C.')
    await s.run(people.daniel, 'task.agree', 'log-copy')
    expect(await s.reviews('log-copy')).toMatchObject([{ state: 'agreed', same_hand: true }])
    expect((await s.entry()).says).toBe('checked Log copy and agrees, no second person')
    await s.sign(people.priya, 'task.signOff', 'log-copy')
    expect(await marked()).toBe(true)
  })
  test('T9: who wrote the result checks it after someone else saved over it: it is theirs all the same', async () => {
    await s.help('log-copy', s.seats.mara)
    const { version } = await s.task('log-copy')
    await s.run(people.mara, 'task.writeResult', 'log-copy', { result: 'All logs were copied.' }, version)
    expect(await s.no(people.priya, 'task.writeResult', 'log-copy', { result: 'All logs were copied.' }, version + 1)).toMatchObject({
      code: 'state', because: 'Nothing was changed: it says exactly this already.',
    })
    expect(await s.task('log-copy')).toMatchObject({ result_seat_id: s.seats.mara, version: version + 1 })
    await s.run(people.priya, 'task.writeResult', 'log-copy', { result: 'All logs were copied. ' + 'Both of them.' }, version + 1)
    await s.run(people.mara, 'task.chooseReviewer', 'log-copy', { seatId: s.seats.mara })
    await s.run(people.mara, 'task.agree', 'log-copy')
    expect(await s.reviews('log-copy')).toMatchObject([{ state: 'agreed', same_hand: true }])
  })
  test('T9: so it is with an answer, and a tick that was taken away', async () => {
    await s.help('log-copy', s.seats.mara)
    await s.help('log-copy', s.seats.daniel)
    await s.answer(people.mara, 'log-copy', 'Vault C.')
    expect(await refusal(s.answer(people.priya, 'log-copy', 'Vault C.'))).toMatchObject({ code: 'state' })
    await s.answer(people.priya, 'log-copy', 'Vault D.')
    const { id: itemId } = await s.item('log-copy')
    await s.run(people.priya, 'task.untick', 'log-copy', { itemId })
    await s.run(people.daniel, 'task.tick', 'log-copy', { itemId })
    await s.run(people.daniel, 'task.untick', 'log-copy', { itemId })
    await s.run(people.priya, 'task.tick', 'log-copy', { itemId })
    for (const who of ['mara', 'daniel'] as const) {
      await s.run(people.mara, 'task.chooseReviewer', 'log-copy', { seatId: s.seats[who] })
      await s.run(people[who], 'task.agree', 'log-copy')
    }
    expect(await s.reviews('log-copy')).toMatchObject([{ same_hand: true }, { same_hand: true }])
  })
  test('T9: a reviewer who agreed becomes its coordinator, and signs', async () => {
    await s.run(people.mara, 'task.chooseReviewer', 'log-copy', { seatId: s.seats.daniel })
    await s.run(people.daniel, 'task.agree', 'log-copy')
    await s.run(people.mara, 'task.assign', 'log-copy', { seatId: s.seats.daniel, cover: [] })
    await s.sign(people.daniel, 'task.signOff', 'log-copy')
    expect(await marked()).toBe(true)
  })
  test('SG-5: what rests on the account of someone who accepted it is in doubt with that account', async () => {
    const since = new Date(await w.moment()).toISOString()
    const doubt = (seatId: string) => w.run(people.mara, 'signature.doubt', { incidentId: s.incident.id, seatId, since, reason: 'Stolen.' })
    const id = await type(people.daniel)
    await accept(id, people.hanna)
    await doubt(s.seats.hanna)
    expect(await s.signatures('log-copy')).toMatchObject([{ state: 'on paper', accepted_by_manager: false, accepted_manager_seat_id: null }])
    await calledBack(s.seats.hanna)
    await accept(id, people.mara)
    await accept(id, people.hanna)
    await doubt(s.seats.priya)
    expect(await s.signatures('log-copy')).toMatchObject([{ state: 'in force' }])
    await doubt(s.seats.hanna)
    expect(await s.signatures('log-copy')).toMatchObject([{ state: 'in doubt' }])
  })
  test('SG-5, attack 2/5: accepted with an account that was declared broken into, it is in doubt from the start, until that person is called back', async () => {
    const id = await type(people.daniel)
    await w.run(people.mara, 'signature.doubt', {
      incidentId: s.incident.id, seatId: s.seats.hanna, since: new Date(await w.moment()).toISOString(), reason: 'Stolen.',
    })
    await accept(id, people.mara)
    await accept(id, people.hanna)
    expect(await s.signatures('log-copy')).toMatchObject([{ state: 'in doubt' }])
  })
  test('SG-5: confirmed by its signer, it does not rest on who accepted a half of it before', async () => {
    const since = (await w.moment()).toISOString()
    const id = await type(people.daniel)
    await accept(id, people.hanna)
    await confirm(id, people.priya)
    await w.run(people.mara, 'signature.doubt', { incidentId: s.incident.id, seatId: s.seats.hanna, since, reason: 'Stolen.' })
    expect(await s.signatures('log-copy')).toMatchObject([{ state: 'in force' }])
  })
  test('SG-6: the coordinator calls themselves back: the mark stays with the signature', async () => {
    await s.sign(people.priya, 'task.signOff', 'log-copy')
    await w.run(people.mara, 'signature.doubt', {
      incidentId: s.incident.id, seatId: s.seats.priya, since: new Date(Date.now() - 60_000).toISOString(), reason: 'Stolen.',
    })
    await handOver(people.mara, people.priya, s.seats.priya)
    const { id } = (await s.signatures('log-copy')).at(-1)!
    await w.run(people.priya, 'signature.confirm', { incidentId: s.incident.id, signatureId: id, trust: 1, reason: 'I know.' })
    expect(await marked()).toBe(true)
  })
})
