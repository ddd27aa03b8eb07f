import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { weigh } from '@/lib/db/as'
import { preview } from '@/lib/commands/preview'
import { codeAt } from '@/lib/actor/second-factor'
import { officeOf } from '@/lib/testing/office'
import { refusal, world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'

let w: World
let mara: SomePerson
let daniel: SomePerson
let priya: SomePerson
let lena: SomePerson
let outsider: SomePerson
let incident: SomeIncident
let danielSeat: string
let priyaSeat: string
let limitedSeat: string
let o: ReturnType<typeof officeOf>

beforeAll(async () => {
  w = await world()
  mara = await w.person('Mara Lindqvist')
  daniel = await w.person('Daniel Osei')
  priya = await w.person('Priya Raman')
  lena = await w.person('Lena Limited')
  outsider = await w.person('Olive Outside')
})
afterAll(() => w.end())
beforeEach(async () => {
  incident = await w.open(mara)
  o = officeOf(w, incident)
  danielSeat = await w.seat(incident, daniel, { deputy: 1 })
  priyaSeat = await w.seat(incident, priya)
  limitedSeat = await w.seat(incident, lena, { sees: 'shared' })
})

const note = 'The log copy runs on log01; do not touch db02.'
const offer = async (actor = mara, more: Record<string, unknown> = {}) =>
  String((await w.run(actor, 'handOver.offer', { incidentId: incident.id, seatId: danielSeat, note, dueAt: null, ...more })).answer.offerId)
const named = (offerId: string) => ({ incidentId: incident.id, offerId })
const inMinutes = async (minutes: number) => new Date((await w.moment()).getTime() + minutes * 60_000).toISOString()
describe('HO-1: offering the role (C2)', () => {
  test('HO-1: the coordinator offers; note and due moment are kept, the person named is told, the role stays', async () => {
    const offerId = await offer(mara, { dueAt: await inMinutes(30) })
    expect(await o.offers()).toMatchObject([{ id: offerId, state: 'offered', note, to_seat_id: danielSeat, from_seat_id: incident.seatId }])
    expect(await o.holder()).toBe(incident.seatId)
    expect(await o.told(danielSeat)).toEqual(['offer for you'])
    expect(await o.newest()).toMatchObject({ kind: 'handOver.offered', says: 'offered the role of coordinator to Daniel Osei', about: { note, toSeatId: danielSeat } })
  })
  test('HO-1: until it is accepted the old coordinator acts (C2)', async () => {
    await offer()
    expect(await refusal(w.run(mara, 'deputy.appoint', { incidentId: incident.id, seatId: priyaSeat }))).toBe('done')
  })
  test('HO-1: refused to a member', async () => {
    const before = await o.count()
    expect(await refusal(offer(daniel))).toEqual({ code: 'forbidden', because: 'Only the coordinator, Mara Lindqvist, can offer the role.' })
    expect(await o.count()).toBe(before)
  })
  test('HO-1: at most one offer at a time', async () => {
    await offer()
    expect(await refusal(offer(mara, { seatId: priyaSeat }))).toMatchObject({ code: 'state', because: expect.stringContaining('Withdraw that offer first') })
  })
  test('HO-1: only to another member', async () => {
    const waiting = await w.seat(incident, await w.person('Wim Waiting'), { state: 'waiting' })
    for (const seatId of [limitedSeat, waiting]) expect(await refusal(offer(mara, { seatId }))).toMatchObject({ code: 'state' })
    expect(await refusal(offer(mara, { seatId: incident.seatId }))).toMatchObject({ code: 'state', because: expect.stringContaining('already') })
    expect(await refusal(offer(mara, { seatId: crypto.randomUUID() }))).toMatchObject({ code: 'missing' })
  })
  test('HO-1: a due moment that has passed, a blank note', async () => {
    expect(await refusal(offer(mara, { dueAt: await inMinutes(-1) }))).toMatchObject({ code: 'state' })
    expect(await refusal(offer(mara, { note: '  ' }))).toMatchObject({ code: 'invalid', fields: { note: expect.any(String) } })
    expect(await o.offers()).toEqual([])
  })
  test('HO-1: an outsider cannot tell a hidden incident from a missing one (N3)', async () => {
    const hidden = await refusal(offer(outsider))
    expect(hidden).toEqual(await refusal(w.run(outsider, 'handOver.offer', { incidentId: crypto.randomUUID(), seatId: danielSeat, note, dueAt: null })))
    expect(hidden).toMatchObject({ code: 'missing' })
  })
})

describe('HO-2: accepting it', () => {
  test('HO-2: the holder changes in one step; the new one leaves the deputies, the old one stays a member', async () => {
    const offerId = await offer()
    await w.sign(daniel, 'handOver.accept', named(offerId))
    expect(await o.holder()).toBe(danielSeat)
    expect(await o.offers()).toMatchObject([{ state: 'accepted' }])
    const head = await o.count()
    expect(await o.terms()).toEqual([
      { from_seq: 1, seat_id: incident.seatId, how: 'opening' }, { from_seq: head, seat_id: danielSeat, how: 'hand-over' },
    ])
    expect(await o.deputies()).toEqual([])
    expect((await w.entries(incident)).at(-1)).toMatchObject({ seq: head, kind: 'handOver.accepted' })
    for (const seatId of [incident.seatId, danielSeat, priyaSeat, limitedSeat]) expect(await o.told(seatId)).toContain('coordinator changed')
    expect(await refusal(w.run(daniel, 'deputy.appoint', { incidentId: incident.id, seatId: incident.seatId }))).toBe('done')
  })
  test('HO-2: an act of the old coordinator that arrives afterwards is refused', async () => {
    await w.sign(daniel, 'handOver.accept', named(await offer()))
    expect(await refusal(w.run(mara, 'deputy.appoint', { incidentId: incident.id, seatId: priyaSeat }))).toEqual({
      code: 'forbidden', because: 'Only the coordinator, Daniel Osei, can appoint deputies.',
    })
  })
  test('HO-2: a named point of contact stays, an unnamed one follows the role', async () => {
    await w.run(mara, 'office.name', { incidentId: incident.id, office: 'point of contact', seatId: priyaSeat })
    await w.sign(daniel, 'handOver.accept', named(await offer()))
    expect(await o.offices()).toEqual([{ office: 'point of contact', seat_id: priyaSeat }])
    expect(await o.newest()).toMatchObject({ about: { stays: [{ office: 'point of contact', name: 'Priya Raman' }] } })
  })
  test('HO-2: refused to everyone but the person named', async () => {
    const offerId = await offer()
    expect(await refusal(w.sign(priya, 'handOver.accept', named(offerId)))).toMatchObject({
      code: 'forbidden', because: 'The role is offered to Daniel Osei. Only they can answer.',
    })
    expect(await refusal(w.sign(mara, 'handOver.accept', named(offerId)))).toMatchObject({ code: 'forbidden' })
    expect(await refusal(w.sign(lena, 'handOver.accept', named(offerId)))).toMatchObject({ code: 'missing' })
    expect(await refusal(w.sign(outsider, 'handOver.accept', named(offerId)))).toMatchObject({ code: 'missing' })
    expect(await refusal(w.sign(daniel, 'handOver.accept', named(crypto.randomUUID())))).toMatchObject({ code: 'missing' })
    expect(await o.holder()).toBe(incident.seatId)
  })
  test('HO-2: refused when the offer is closed', async () => {
    const offerId = await offer()
    await w.run(mara, 'handOver.withdraw', named(offerId))
    expect(await refusal(w.sign(daniel, 'handOver.accept', named(offerId)))).toMatchObject({ code: 'state', because: 'This offer is closed: it was withdrawn.' })
  })
  test('HO-2: proof missing, wrong, or for something else; a token never counts', async () => {
    const offerId = await offer()
    const before = await o.count()
    expect(await refusal(w.run(daniel, 'handOver.accept', named(offerId)))).toMatchObject({ code: 'invalid', fields: { code: expect.any(String) } })
    const shown = (await weigh(daniel, (at) => preview(at, 'handOver.accept', named(offerId))))!.fingerprint!
    const code = codeAt(daniel.secret, await w.moment())
    const wrong = code === '000000' ? '000001' : '000000'
    expect(await refusal(w.run(daniel, 'handOver.accept', named(offerId), { proof: { code: wrong, fingerprint: shown } }))).toMatchObject({ code: 'proof' })
    expect(await refusal(w.run(daniel, 'handOver.accept', named(offerId), { proof: { code, fingerprint: 'f'.repeat(64) } }))).toMatchObject({ code: 'changed' })
    expect(await refusal(w.run({ ...daniel, via: 'token' }, 'handOver.accept', named(offerId), { proof: { code, fingerprint: shown } })))
      .toMatchObject({ code: 'forbidden' })
    expect(await o.count()).toBe(before)
  })
  test('attack 2/6: whoever asks something new keeps nobody from accepting; what came after the page was read is said afterwards (HO-2)', async () => {
    const offerId = await offer()
    await w.run(lena, 'question.ask', { incidentId: incident.id, text: 'Who calls the bank?', taskId: null })
    await w.advance(1)
    const seenAt = (await w.moment()).toISOString()
    const shown = (await weigh(daniel, (at) => preview(at, 'handOver.accept', named(offerId))))!.fingerprint!
    await w.run(lena, 'question.ask', { incidentId: incident.id, text: 'Is db02 clean?', taskId: null })
    await w.advance(0.5)
    const proof = { code: codeAt(daniel.secret, await w.moment()), fingerprint: shown }
    const done = await w.run(daniel, 'handOver.accept', { ...named(offerId), seenAt }, { proof })
    expect(done).toMatchObject({ answer: { meanwhile: 1 }, says: expect.stringMatching(/since the page was read, one more thing waits for a decision$/) })
    const { id } = (await w.sql.query(`select id from question where text = 'Is db02 clean?' and incident_id = $1`, [incident.id])).rows[0]
    expect(await o.newest()).toMatchObject({
      about: { meanwhile: [id], waiting: { question: [{ title: 'Who calls the bank?' }, { title: 'Is db02 clean?' }] } },
    })
  })
  test('HO-2: bound to the roles as they were shown', async () => {
    const offerId = await offer()
    const shown = (await weigh(daniel, (at) => preview(at, 'handOver.accept', named(offerId))))!.fingerprint!
    await w.run(mara, 'office.name', { incidentId: incident.id, office: 'point of contact', seatId: priyaSeat })
    await w.advance(0.5)
    const proof = { code: codeAt(daniel.secret, await w.moment()), fingerprint: shown }
    expect(await refusal(w.run(daniel, 'handOver.accept', named(offerId), { proof }))).toMatchObject({ code: 'changed' })
  })
})

describe('HO-3: no, or not any more', () => {
  test('HO-3: the person named declines, with a word if they like', async () => {
    await w.run(daniel, 'handOver.decline', { ...named(await offer()), reason: 'Awake for 30 hours.' })
    expect(await o.offers()).toMatchObject([{ state: 'declined', ended_reason: 'Awake for 30 hours.' }])
    expect(await o.holder()).toBe(incident.seatId)
    expect(await o.told(incident.seatId)).toContain('offer ended')
    expect(await o.kinds()).toContain('handOver.declined')
  })
  test('HO-3: only the person named declines', async () => {
    const offerId = await offer()
    expect(await refusal(w.run(priya, 'handOver.decline', { ...named(offerId), reason: '' }))).toMatchObject({ code: 'forbidden' })
  })
  test('HO-3: the coordinator withdraws; nobody else', async () => {
    const offerId = await offer()
    expect(await refusal(w.run(daniel, 'handOver.withdraw', named(offerId)))).toMatchObject({
      code: 'forbidden', because: 'Only the coordinator, Mara Lindqvist, can withdraw the offer.',
    })
    await w.run(mara, 'handOver.withdraw', named(offerId))
    expect(await o.offers()).toMatchObject([{ state: 'withdrawn' }])
    expect(await o.told(danielSeat)).toContain('offer ended')
    expect(await refusal(w.run(mara, 'handOver.withdraw', named(offerId)))).toMatchObject({ code: 'state' })
  })
})

describe('HO-4: an offer becomes void by itself', () => {
  test('HO-4: its time runs out, and the next command writes that first', async () => {
    const offerId = await offer(mara, { dueAt: await inMinutes(10) })
    await w.advance(11)
    expect(await refusal(w.sign(daniel, 'handOver.accept', named(offerId)))).toMatchObject({ code: 'state', because: 'This offer is closed: it became void.' })
    await w.run(mara, 'deputy.appoint', { incidentId: incident.id, seatId: priyaSeat })
    expect((await o.kinds()).slice(-2)).toEqual(['handOver.lapsed', 'deputy.appointed'])
    expect(await o.offers()).toMatchObject([{ state: 'void', ended_reason: 'it expired' }])
    expect(await o.told(danielSeat)).toContain('offer ended')
  })
  test('HO-4: the person named is no longer a member', async () => {
    await offer()
    await w.sql.query(`update seat set state = 'removed', ended_at = muster.now() where id = $1`, [danielSeat])
    await w.run(mara, 'deputy.appoint', { incidentId: incident.id, seatId: priyaSeat })
    expect(await o.offers()).toMatchObject([{ state: 'void', ended_reason: 'the person named is no longer a member' }])
  })
  test('HO-4: the coordinator’s seat is suspended', async () => {
    const offerId = await offer()
    await w.sql.query('update person set trust = trust + 1 where id = $1', [mara.id])
    expect(await refusal(w.sign(daniel, 'handOver.accept', named(offerId)))).toMatchObject({ code: 'state' })
    await w.run(daniel, 'takeOver.call', { incidentId: incident.id, reason: 'Her account was reset.' })
    expect(await o.kinds()).toEqual(expect.arrayContaining(['seat.lapsed', 'handOver.lapsed']))
    expect(await o.offers()).toMatchObject([{ state: 'void', ended_reason: 'the coordinator’s access is suspended' }])
    await w.sql.query('update person set trust = 1 where id = $1', [mara.id])
  })
  test('HO-4: the incident leaves its open phases', async () => {
    await offer()
    await w.sql.query(`update incident set phase = 'stood down' where id = $1`, [incident.id])
    await o.settle()
    expect(await o.offers()).toMatchObject([{ state: 'void', ended_reason: 'the incident is no longer open' }])
  })
  test('HO-4: nobody but the program', async () => {
    await offer()
    expect(await refusal(w.run(mara, 'handOver.lapse', { incidentId: incident.id }))).toMatchObject({ code: 'forbidden' })
  })
})
