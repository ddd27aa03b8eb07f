import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { untouched } from '@/lib/testing/untouched'
import { taskPeople, taskScene, type TaskScene } from '@/lib/testing/tasks'
import { refusal, world, type SomePerson, type World } from '@/lib/testing/world'

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

const type = async (more: object = {}, who = people.daniel, key = 'log-copy') => String((await s.run(who, 'signature.signOnPaper', key, {
  purpose: 'sign-off', seatId: s.seats.priya, signedAt: (await w.moment()).toISOString(), evidenceId: scan, ...more,
})).answer.signatureId)
const input = (signatureId: string) => ({ incidentId: s.incident.id, signatureId })
const confirm = (id: string, who = people.priya) => w.sign(who, 'signature.confirmPaper', input(id))
const accept = (id: string, who: SomePerson) => w.sign(who, 'signature.acceptPaper', input(id))
const state = async (key = 'log-copy') => ({
  task: (await s.task(key)).state, signatures: (await s.signatures(key)).map((each) => each.state),
})

describe('SG-7: signed on paper', () => {
  test('SG-7: typed in by a member with the scan; it is not in force yet', async () => {
    const id = await type()
    expect(await state()).toEqual({ task: 'in progress', signatures: ['on paper'] })
    expect(await s.signatures('log-copy')).toMatchObject([{ id, how: 'on paper', seat_id: s.seats.priya, office: 'task coordinator' }])
    expect(await s.entry()).toMatchObject({
      kind: 'signature.typedIn', says: 'typed in that Priya Raman signed Log copy on paper',
      about: { evidenceId: scan, sha256: 'ab'.repeat(32) },
    })
    expect(await s.told(s.seats.priya)).toEqual(['countersignature wanted'])
  })
  test('attack 2/4: a paper from before a correction of the team list can’t stand for the list as it is now (SG-7, SG-3)', async () => {
    await s.put('team-list', 'in progress')
    await s.fill('team-list')
    const added = await w.run(people.mara, 'seat.add', {
      incidentId: s.incident.id, personId: null, name: 'Ola Nowak', organisation: 'Mirror', kind: 'other', why: 'Has the logs.', reach: 'Duty line.', sees: 'whole', accessUntil: null,
    })
    await w.advance(30)
    const corrected = { incidentId: s.incident.id, seatId: added.answer.seatId, reason: 'Wrong number.', reach: 'Another number altogether.' }
    await w.run(people.mara, 'seat.correct', corrected, { version: 1 })
    const typed = (signedAt: Date) => refusal(type({ signedAt: signedAt.toISOString() }, people.daniel, 'team-list'))
    expect(await typed(new Date((await w.moment()).getTime() - 600_000))).toMatchObject({ code: 'state', because: expect.stringContaining('changed after that moment') })
    expect(await typed(await w.moment())).toBe('done')
  })
  test('attack 2/7: a paper bears a moment at which its signer held the role that signs it (SG-7)', async () => {
    await s.run(people.mara, 'task.setAside', 'log-copy', { reason: 'Nothing to copy.' })
    await w.advance(60)
    const before = new Date((await w.moment()).getTime() - 1_800_000)
    await w.run(people.mara, 'office.name', { incidentId: s.incident.id, office: 'manager', seatId: s.seats.daniel })
    const typed = (seatId: string, signedAt: Date) =>
      refusal(type({ purpose: 'countersignature', seatId, signedAt: signedAt.toISOString() }, people.priya))
    expect(await typed(s.seats.daniel, before)).toMatchObject({ code: 'state', because: expect.stringContaining('Daniel Osei did not hold the role') })
    expect(await typed(s.seats.hanna, before)).toBe('done')
  })
  test('SG-7: counts once its signer confirms it here, with proof', async () => {
    const id = await type()
    expect(await untouched(w, s.incident, () => w.run(people.priya, 'signature.confirmPaper', input(id)))).toMatchObject({
      code: 'invalid',
    })
    await confirm(id)
    expect(await state()).toEqual({ task: 'signed off', signatures: ['in force'] })
    expect(await s.signatures('log-copy')).toMatchObject([{ how: 'on paper, confirmed by authenticator app' }])
    expect(await refusal(confirm(id))).toMatchObject({
      code: 'state', because: 'The signature is in force. There is nothing to confirm.',
    })
  })
  test('SG-7: or once the coordinator and a manager accept it', async () => {
    const id = await type()
    await accept(id, people.mara)
    expect(await state()).toEqual({ task: 'in progress', signatures: ['on paper'] })
    expect(await refusal(accept(id, people.mara))).toMatchObject({
      code: 'forbidden', because: 'You have accepted it already. It needs the coordinator and a manager: two people.',
    })
    await accept(id, people.hanna)
    expect(await state()).toEqual({ task: 'signed off', signatures: ['in force'] })
    expect(await s.signatures('log-copy')).toMatchObject([{ accepted_by_ic: true, accepted_by_manager: true, same_hand: false }])
    expect(await s.entry()).toMatchObject({ says: 'accepted the signature of Priya Raman on Log copy, given on paper; it is in force now' })
  })
  test('SG-7: only its signer confirms; only coordinator and manager accept', async () => {
    const id = await type()
    expect(await refusal(confirm(id, people.daniel))).toMatchObject({
      code: 'forbidden', because: 'Only Priya Raman, who signed on paper, can confirm it.',
    })
    expect(await refusal(accept(id, people.daniel))).toMatchObject({
      code: 'forbidden', because: 'Only the coordinator, Mara Lindqvist, or a manager on the roster can accept a signature on paper.',
    })
    expect(await refusal(accept(id, people.priya))).toMatchObject({ code: 'forbidden' })
    expect(await refusal(confirm(crypto.randomUUID()))).toMatchObject({ code: 'missing' })
  })
  test('SG-7: the paper bears the name of the one entitled, a past moment, and a scan', async () => {
    expect(await refusal(type({ seatId: s.seats.daniel }))).toMatchObject({ code: 'state', because: 'This is not Daniel Osei’s to sign.' })
    expect(await refusal(type({ signedAt: new Date(Date.now() + 86_400_000 * 400).toISOString() }))).toMatchObject({
      code: 'state', because: 'That time is in the future. Enter the one on the paper.',
    })
    expect(await refusal(type({ evidenceId: crypto.randomUUID() }))).toMatchObject({ code: 'missing' })
    expect(await refusal(type({}, people.lena))).toMatchObject({ code: 'missing' })
    await type()
    expect(await refusal(type())).toMatchObject({ code: 'state', because: 'There is already a signature on paper for this. Confirm or accept that one.' })
    expect(await refusal(type({}, people.daniel, 'raise-logging'))).toMatchObject({
      code: 'state', because: 'The task is open. Its task coordinator has to be named first.',
    })
  })
  test('SG-7: counts only over what TK-7 asks for, judged when it begins to count', async () => {
    await w.sql.query('update evidence_request set evidence_id = null where id = $1', [(await s.request('log-copy')).id])
    const id = await type()
    expect(await refusal(confirm(id))).toMatchObject({ code: 'state', because: expect.stringContaining('Evidence is asked for') as string })
    expect(await refusal(accept(id, people.mara))).toMatchObject({ code: 'state' })
  })
  test('SG-3: what changes after it was typed in overtakes it', async () => {
    const id = await type()
    await s.run(people.priya, 'task.addItem', 'log-copy', { text: 'One more', level: 'may' })
    expect(await state()).toEqual({ task: 'in progress', signatures: ['overtaken'] })
    expect(await refusal(confirm(id))).toMatchObject({
      code: 'state', because: 'The signature is overtaken. There is nothing to confirm.',
    })
    await confirm(await type())
    expect(await state()).toEqual({ task: 'signed off', signatures: ['overtaken', 'in force'] })
  })
  test('SG-7: a countersignature on paper counts in the same way', async () => {
    await s.run(people.mara, 'task.setAside', 'databases', { reason: 'No data store was in reach.' })
    const id = await type({ purpose: 'countersignature', seatId: s.seats.hanna }, people.daniel, 'databases')
    await confirm(id, people.hanna)
    expect(await s.signatures('databases')).toMatchObject([{ state: 'in force', purpose: 'countersignature', office: 'manager' }])
    expect(await s.noSign(people.hanna, 'task.countersign', 'databases')).toMatchObject({
      code: 'state', because: 'It was signed already.',
    })
  })
  test('SG-5: accepted by others, it does not rest on the signer’s account; confirmed with it, it does', async () => {
    const since = await w.moment()
    const accepted = await type()
    await accept(accepted, people.mara)
    await accept(accepted, people.hanna)
    await w.run(people.mara, 'signature.doubt', {
      incidentId: s.incident.id, seatId: s.seats.priya, since: since.toISOString(), reason: 'Stolen.',
    })
    expect(await state()).toEqual({ task: 'signed off', signatures: ['in force'] })
  })
})
