import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { desk } from '@/lib/queries/desk'
import { officeOf } from '@/lib/testing/office'
import { world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'

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

const suspendMara = () => w.sql.query('update person set trust = trust + 1 where id = $1', [mara.id])
/** Nobody can act, everybody was told, and the silence limit is over. */
const waitedOut = async () => {
  await o.settle()
  await w.advance(12 * 60)
  await o.settle()
}
const broughtIn = async () => (await o.kinds()).filter((kind) => kind === 'takeOver.broughtIn').length

describe('TO-8: the silence limit', () => {
  test('TO-8: an administrator’s act moves no role by itself: the silence limit is waited out, to the minute', async () => {
    await suspendMara()
    await o.settle()
    await w.advance(12 * 60 - 1)
    await o.settle()
    expect(await broughtIn()).toBe(0)
    await w.advance(1)
    await o.settle()
    expect(await broughtIn()).toBe(1)
  })
  test('TO-8: the limit counts from when the last who could take over was suspended', async () => {
    const danielSeat = await w.seat(incident, daniel, { deputy: 1 })
    await suspendMara()
    await o.settle()
    expect(await o.told(danielSeat)).toEqual(['seat suspended'])
    await w.advance(20 * 60)
    await w.sql.query('update person set trust = trust + 1 where id = $1', [daniel.id])
    await waitedOut()
    expect((await o.kinds()).filter((kind) => kind === 'takeOver.standingTold')).toHaveLength(1)
    expect(await broughtIn()).toBe(1)
  })
  test('TO-8: also of a coordinator who is only silent, when an administrator left nobody else', async () => {
    await w.seat(incident, daniel)
    await w.advance(20 * 60)
    await w.sql.query('update person set trust = trust + 1 where id = $1', [daniel.id])
    await o.settle()
    await w.advance(12 * 60 - 1)
    await o.settle()
    expect(await broughtIn()).toBe(0)
    await w.advance(1)
    await o.settle()
    expect(await broughtIn()).toBe(1)
  })
  test('TO-8: at its beginning everyone on the list and every standing deputy is told, once, without facts', async () => {
    const danielSeat = await w.seat(incident, daniel)
    await w.sql.query('delete from person_notice')
    await suspendMara()
    await o.settle()
    await o.settle()
    expect(await o.told(danielSeat)).toEqual(['nobody can act'])
    const { rows } = await w.sql.query<{ person_id: string; kind: string }>('select * from person_notice order by kind, person_id')
    expect(rows.map((row) => [row.person_id, row.kind])).toEqual([
      [mara.id, 'nobody can act'], ...[first.id, second.id].sort().map((id) => [id, 'standing deputy'])])
    expect(JSON.stringify(rows)).not.toContain(incident.id)
    expect((await desk(first)).toldPerson.map(({ kind }) => kind)).toEqual(['standing deputy'])
    expect((await desk(first)).incidents.filter(({ id }) => id === incident.id)).toEqual([])
    expect((await o.kinds()).filter((kind) => kind === 'takeOver.standingTold')).toHaveLength(1)
  })
  test('TO-8: who could act again ends the wait; when nobody can anew, it begins anew', async () => {
    await suspendMara()
    await o.settle()
    await w.advance(6 * 60)
    await w.sql.query('update seat set trust = trust + 1, lapse_noted_at = null where incident_id = $1 and person_id = $2', [incident.id, mara.id])
    await o.settle()
    await w.advance(6 * 60)
    await suspendMara()
    await o.settle()
    expect(await broughtIn()).toBe(0)
    await w.advance(12 * 60 - 1)
    await o.settle()
    expect(await broughtIn()).toBe(0)
    await w.advance(1)
    await o.settle()
    expect(await broughtIn()).toBe(1)
    expect((await o.kinds()).filter((kind) => kind === 'takeOver.standingTold')).toHaveLength(2)
  })
  test('TO-8: three members can bring a takeover about themselves, so nobody is brought in', async () => {
    for (const name of ['Una', 'Due', 'Tre']) await w.seat(incident, await w.person(name))
    await suspendMara()
    await waitedOut()
    expect(await broughtIn()).toBe(0)
  })
  test('TO-8: two members without a manager can’t', async () => {
    for (const name of ['Una', 'Due']) await w.seat(incident, await w.person(name))
    await suspendMara()
    await waitedOut()
    expect(await broughtIn()).toBe(1)
  })
})
