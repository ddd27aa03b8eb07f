import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { officeOf } from '@/lib/testing/office'
import { refusal, world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'

let w: World
let mara: SomePerson
let daniel: SomePerson
let priya: SomePerson
let hanna: SomePerson
let outsider: SomePerson
let incident: SomeIncident
let o: ReturnType<typeof officeOf>
let danielSeat: string
let priyaSeat: string
let hannaSeat: string
let limitedSeat: string

beforeAll(async () => {
  w = await world()
  mara = await w.person('Mara Lindqvist')
  daniel = await w.person('Daniel Osei')
  priya = await w.person('Priya Raman')
  hanna = await w.person('Hanna Vogel')
  outsider = await w.person('Olive Outside')
})
afterAll(() => w.end())
beforeEach(async () => {
  incident = await w.open(mara)
  o = officeOf(w, incident)
  danielSeat = await w.seat(incident, daniel)
  priyaSeat = await w.seat(incident, priya)
  hannaSeat = await w.seat(incident, hanna)
  limitedSeat = await w.seat(incident, null, { sees: 'shared' })
})

const appoint = (seatId: string, who = mara) => w.run(who, 'deputy.appoint', { incidentId: incident.id, seatId })
const remove = (seatId: string, who = mara) => w.run(who, 'deputy.remove', { incidentId: incident.id, seatId })
const reorder = (seatIds: string[], who = mara) => w.run(who, 'deputy.reorder', { incidentId: incident.id, seatIds })
const name = (office: string, seatId: string, who = mara) => w.run(who, 'office.name', { incidentId: incident.id, office, seatId })
const end = (office: string, seatId: string, who = mara) => w.run(who, 'office.end', { incidentId: incident.id, office, seatId })

describe('deputies (C3, C7)', () => {
  test('C3: the coordinator appoints; the list is in the order of appointing, and the deputy is told', async () => {
    await appoint(danielSeat)
    await appoint(priyaSeat)
    expect(await o.deputies()).toEqual([danielSeat, priyaSeat])
    expect(await o.told(danielSeat)).toEqual(['office given'])
    expect(await o.newest()).toMatchObject({ kind: 'deputy.appointed', about: { seatId: priyaSeat, deputies: [danielSeat, priyaSeat] } })
  })
  test('C3: refused to others', async () => {
    expect(await refusal(appoint(danielSeat, daniel))).toEqual({ code: 'forbidden', because: 'Only the coordinator, Mara Lindqvist, can appoint deputies.' })
    expect(await refusal(appoint(danielSeat, outsider))).toMatchObject({ code: 'missing' })
    expect(await refusal(appoint(crypto.randomUUID()))).toMatchObject({ code: 'missing' })
    expect(await o.deputies()).toEqual([])
  })
  test('C3: only an able member, once, and never the coordinator', async () => {
    await appoint(danielSeat)
    expect(await refusal(appoint(danielSeat))).toMatchObject({ code: 'state', because: 'Daniel Osei is a deputy already.' })
    expect(await refusal(appoint(incident.seatId))).toMatchObject({ code: 'state', because: 'Whoever coordinates can’t be their own deputy.' })
    expect(await refusal(appoint(limitedSeat))).toMatchObject({ code: 'state' })
    expect(await o.deputies()).toEqual([danielSeat])
  })
  test('C3: taken off the list, and told', async () => {
    await appoint(danielSeat)
    await remove(danielSeat)
    expect(await o.deputies()).toEqual([])
    expect(await o.told(danielSeat)).toEqual(['office given', 'office ended'])
    expect(await refusal(remove(danielSeat))).toMatchObject({ code: 'state', because: 'Daniel Osei is not a deputy.' })
    expect(await refusal(remove(priyaSeat, daniel))).toMatchObject({ code: 'forbidden' })
  })
  test('C3: ordered; an order that leaves out, repeats or adds someone is refused', async () => {
    await appoint(danielSeat)
    await appoint(priyaSeat)
    await reorder([priyaSeat, danielSeat])
    expect(await o.deputies()).toEqual([priyaSeat, danielSeat])
    expect(await o.newest()).toMatchObject({ says: 'ordered the deputies: Priya Raman, Daniel Osei', about: { before: [danielSeat, priyaSeat] } })
    for (const order of [[danielSeat], [danielSeat, danielSeat], [danielSeat, hannaSeat], [danielSeat, priyaSeat, hannaSeat]])
      expect(await refusal(reorder(order))).toMatchObject({ code: 'state', because: expect.stringContaining('have changed') })
    expect(await refusal(reorder([danielSeat, priyaSeat], daniel))).toMatchObject({ code: 'forbidden' })
    expect(await refusal(reorder([]))).toMatchObject({ code: 'invalid' })
    expect(await o.deputies()).toEqual([priyaSeat, danielSeat])
  })
  test('C3: appointed after a change of order, someone is still the last', async () => {
    await appoint(danielSeat)
    await appoint(priyaSeat)
    await reorder([priyaSeat, danielSeat])
    await remove(priyaSeat)
    await appoint(hannaSeat)
    expect(await o.deputies()).toEqual([danielSeat, hannaSeat])
  })
})

describe('other offices', () => {
  test('M6: managers can be several, one is left', async () => {
    await name('manager', hannaSeat)
    await name('manager', danielSeat)
    expect(await o.offices()).toHaveLength(2)
    await end('manager', danielSeat)
    expect(await refusal(end('manager', hannaSeat))).toMatchObject({ code: 'state', because: expect.stringContaining('Name another manager first') })
    expect(await o.offices()).toEqual([{ office: 'manager', seat_id: hannaSeat }])
    expect(await o.told(danielSeat)).toEqual(['office given', 'office ended'])
  })
  test('C5: one point of contact; naming another ends the former; without a name it is the coordinator', async () => {
    await name('point of contact', priyaSeat)
    await name('point of contact', danielSeat)
    expect(await o.offices()).toEqual([{ office: 'point of contact', seat_id: danielSeat }])
    expect(await o.told(priyaSeat)).toEqual(['office given', 'office ended'])
    expect(await refusal(name('point of contact', incident.seatId))).toMatchObject({ code: 'state', because: expect.stringContaining('End the naming instead') })
    await end('point of contact', danielSeat)
    expect(await o.offices()).toEqual([])
  })
  test('P5: one communication owner, by name alone', async () => {
    expect(await o.offices()).toEqual([])
    await name('communication owner', hannaSeat)
    await name('communication owner', priyaSeat)
    expect(await o.offices()).toEqual([{ office: 'communication owner', seat_id: priyaSeat }])
  })
  test('M6: refused to others, for someone without a full active seat, twice', async () => {
    expect(await refusal(name('manager', hannaSeat, hanna))).toEqual({ code: 'forbidden', because: 'Only the coordinator, Mara Lindqvist, can assign roles.' })
    expect(await refusal(name('manager', limitedSeat))).toMatchObject({ code: 'state' })
    expect(await refusal(name('manager', crypto.randomUUID()))).toMatchObject({ code: 'missing' })
    expect(await refusal(name('king', hannaSeat))).toMatchObject({ code: 'invalid' })
    await name('manager', hannaSeat)
    expect(await refusal(name('manager', hannaSeat))).toMatchObject({ code: 'state', because: 'Hanna Vogel is manager already.' })
    expect(await refusal(end('communication owner', hannaSeat))).toMatchObject({ code: 'state' })
    expect(await refusal(end('manager', hannaSeat, hanna))).toMatchObject({ code: 'forbidden' })
  })
  test('M6: in an incident that has ended nothing is named', async () => {
    await w.sql.query(`update incident set phase = 'closed' where id = $1`, [incident.id])
    expect(await refusal(name('manager', hannaSeat))).toMatchObject({ code: 'state' })
    expect(await refusal(appoint(danielSeat))).toMatchObject({ code: 'state' })
  })
})
