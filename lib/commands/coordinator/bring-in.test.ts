import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { officeOf } from '@/lib/testing/office'
import { refusal, world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'

let w: World
let mara: SomePerson
let daniel: SomePerson
let first: SomePerson
let second: SomePerson
let incident: SomeIncident
let o: ReturnType<typeof officeOf>

beforeAll(async () => {
  w = await world()
  mara = await w.person('Mara Lindqvist')
  daniel = await w.person('Daniel Osei')
  ;[first, second] = w.deputies as [SomePerson, SomePerson]
})
afterAll(() => w.end())
beforeEach(async () => {
  await w.sql.query('update person set trust = 1, disabled_at = null')
  incident = await w.open(mara)
  o = officeOf(w, incident)
})

const at = () => ({ incidentId: incident.id })
const suspendMara = () => w.sql.query('update person set trust = trust + 1 where id = $1', [mara.id])
/** Nobody can act, everybody was told, and the silence limit is over. */
const waitedOut = async () => {
  await o.settle()
  await w.advance(12 * 60)
  await o.settle()
}
const broughtIn = async () => (await o.kinds()).filter((kind) => kind === 'takeOver.broughtIn').length
const seatsOf = async (who: SomePerson) =>
  (await w.sql.query<{ id: string; state: string; sees: string; how: string }>('select * from seat where incident_id = $1 and person_id = $2', [incident.id, who.id])).rows
const acknowledge = async (who: SomePerson) => w.sql.query(
  `update seat set state = 'active', acknowledged_at = muster.now(), acknowledged_rules = 1 where incident_id = $1 and person_id = $2`, [incident.id, who.id])

describe('TO-8: nobody here can take over', () => {
  test('TO-8: the coordinator can’t act and no member can call: the first standing deputy gets a full seat, and rules to read', async () => {
    await suspendMara()
    await waitedOut()
    const [seat] = await seatsOf(first)
    expect(seat).toMatchObject({ state: 'waiting', sees: 'whole', how: 'plan' })
    expect(await o.deputies()).toEqual([seat!.id])
    expect(await o.told(seat!.id)).toEqual(['rules wait'])
    expect((await o.kinds()).slice(-3)).toEqual(['seat.lapsed', 'takeOver.standingTold', 'takeOver.broughtIn'])
    expect(await seatsOf(second)).toEqual([])
  })
  test('TO-8: once the rules are acknowledged the deputy calls, and has the role at once', async () => {
    await suspendMara()
    await waitedOut()
    await acknowledge(first)
    await w.run(first, 'takeOver.call', { ...at(), reason: 'The coordinator’s account is disabled.' })
    expect(await o.holder()).toBe((await seatsOf(first))[0]!.id)
  })
  test('TO-8: in a called takeover that nobody able claims, the deputy claims', async () => {
    const danielSeat = await w.seat(incident, daniel, { deputy: 1 })
    const takeOverId = String((await w.run(daniel, 'takeOver.call', { ...at(), reason: 'She is gone.' })).answer.takeOverId)
    await w.sql.query(`update seat set suspended_at = muster.now() where id = $1`, [danielSeat])
    await suspendMara()
    await waitedOut()
    await acknowledge(first)
    await w.run(first, 'takeOver.claim', { ...at(), takeOverId })
    expect(await o.holder()).toBe((await seatsOf(first))[0]!.id)
  })
  test('TO-8: unanswered for one wait, the next is brought in too; each once', async () => {
    await suspendMara()
    await waitedOut()
    await w.advance(14)
    await o.settle()
    expect(await broughtIn()).toBe(1)
    await w.advance(2)
    await o.settle()
    await o.settle()
    expect(await seatsOf(second)).toHaveLength(1)
    await w.advance(60)
    await o.settle()
    expect(await broughtIn()).toBe(2)
  })
  test('TO-8: answered within the wait, nobody else is brought in', async () => {
    await suspendMara()
    await waitedOut()
    await acknowledge(first)
    await w.advance(60)
    await o.settle()
    expect(await seatsOf(second)).toEqual([])
  })
  test('TO-8: alone and not seen for the silence limit, by when the person was last active', async () => {
    await w.sql.query(`insert into session (id, token_hash, person_id, expires_at, second_factor_at, last_active_at)
      values (gen_random_uuid(), $1, $2, muster.now() + interval '3 days', muster.now(), muster.now() + interval '2 hours')`, [crypto.randomUUID(), mara.id])
    await w.advance(13 * 60)
    await o.settle()
    expect(await broughtIn()).toBe(0)
    await w.advance(61)
    await o.settle()
    expect(await broughtIn()).toBe(1)
    expect(await o.told(incident.seatId)).toContain('person brought in')
    await acknowledge(first)
    await w.run(first, 'takeOver.call', { ...at(), reason: 'Not seen for a day.' })
    expect(await o.holder()).toBe(incident.seatId)
    await w.advance(16)
    await o.settle()
    expect(await o.holder()).toBe((await seatsOf(first))[0]!.id)
  })
  test('TO-8: not while a member can call', async () => {
    await w.seat(incident, daniel, { deputy: 1 })
    await suspendMara()
    await w.advance(24 * 60)
    await o.settle()
    expect(await broughtIn()).toBe(0)
  })
  test('TO-8: a lone member who could never find agreement doesn’t count as one who can call', async () => {
    await w.seat(incident, daniel, { office: 'manager' })
    await suspendMara()
    await waitedOut()
    expect(await broughtIn()).toBe(1)
  })
  test('TO-8: not because of silence while another member is there', async () => {
    await w.seat(incident, daniel)
    await w.advance(24 * 60)
    await o.settle()
    expect(await broughtIn()).toBe(0)
  })
  test('TO-8, SE-6: who was removed here, or whose account is disabled, is passed over', async () => {
    await w.seat(incident, first, { state: 'removed' })
    await suspendMara()
    await waitedOut()
    expect(await seatsOf(first)).toMatchObject([{ state: 'removed' }])
    expect(await seatsOf(second)).toHaveLength(1)
  })
  test('TO-8: with no standing deputy left the incident stays as it is', async () => {
    await w.sql.query('update person set disabled_at = now() where id in ($1, $2)', [first.id, second.id])
    await suspendMara()
    await waitedOut()
    expect(await broughtIn()).toBe(0)
    expect(await o.holder()).toBe(incident.seatId)
  })
  test('TO-8: a standing deputy with a limited seat gets a full one, not a second', async () => {
    const seatId = await w.seat(incident, first, { sees: 'shared' })
    await suspendMara()
    await waitedOut()
    expect(await seatsOf(first)).toMatchObject([{ id: seatId, state: 'active', sees: 'whole' }])
    expect(await o.deputies()).toEqual([seatId])
  })
  test('TO-8, SE-2: proposals of the standing deputy stay proposals', async () => {
    for (const name of ['Standing One', 'S. One']) {
      const seatId = await w.seat(incident, first, { state: 'removed' })
      await w.sql.query(`update seat set state = 'proposed', ended_at = null, name = $2 where id = $1`, [seatId, name])
    }
    await suspendMara()
    await waitedOut()
    expect((await seatsOf(first)).map((seat) => seat.state).sort()).toEqual(['proposed', 'proposed', 'waiting'])
  })
  test('TO-8: nobody but the program', async () => {
    expect(await refusal(w.run(mara, 'takeOver.bringIn', { ...at(), personId: first.id }))).toMatchObject({ code: 'forbidden' })
  })
})

describe('SE-10: access that ends by itself', () => {
  let danielSeat: string
  beforeEach(async () => {
    danielSeat = await w.seat(incident, daniel)
  })
  const noted = async () => (await w.sql.query<{ lapse_noted_at: Date | null }>('select lapse_noted_at from seat where id = $1', [danielSeat])).rows[0]!.lapse_noted_at

  test('SE-10: an account disabled or reset: noted once, the coordinator is told', async () => {
    await w.sql.query('update person set disabled_at = now() where id = $1', [daniel.id])
    await o.settle()
    await o.settle()
    expect((await o.kinds()).filter((kind) => kind === 'seat.lapsed')).toHaveLength(1)
    expect(await noted()).toBeInstanceOf(Date)
    expect(await o.told(incident.seatId)).toEqual(['seat suspended'])
    expect(await o.newest()).toMatchObject({ about: { seatIds: [danielSeat], cause: 'account' }, actor: { via: 'system' } })
  })
  test('SE-10: a window that ends', async () => {
    await w.sql.query(`update seat set access_until = muster.now() + interval '1 hour' where id = $1`, [danielSeat])
    await o.settle()
    expect(await noted()).toBe(null)
    await w.advance(61)
    await o.settle()
    expect(await o.newest()).toMatchObject({ about: { cause: 'window' } })
  })
  test('SE-10: of the coordinator’s own seat deputies and managers are told', async () => {
    const deputySeat = await w.seat(incident, first, { deputy: 1 })
    await suspendMara()
    await o.settle()
    expect(await o.told(deputySeat)).toEqual(['seat suspended'])
    expect(await o.told(incident.seatId)).toEqual([])
  })
  test('SE-10: nobody but the program', async () => {
    expect(await refusal(w.run(mara, 'seat.lapse', { ...at(), seatIds: [danielSeat], cause: 'account' }))).toMatchObject({ code: 'forbidden' })
  })
})
