import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refusal, world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'

let w: World
let mara: SomePerson
let priya: SomePerson
let helen: SomePerson
let incident: SomeIncident

beforeAll(async () => {
  w = await world()
  mara = await w.person('Mara Lindqvist')
  priya = await w.person('Priya Raman')
  helen = await w.person('Helen Marsh')
  const ola = await w.person('Ola Nowak', { ours: false })
  const people = [
    { key: 'legal', name: 'Old Name', role: 'Legal', organisation: 'Legal', why: 'Counsel.', reach: 'Direct line.', personId: helen.id },
    { key: 'mirror', name: 'Ola Nowak', role: 'Mirror', organisation: 'Hosting', why: 'Mirrors.', reach: 'Duty line.', personId: ola.id },
    { key: 'police', name: 'Police Desk', role: 'police', organisation: 'Police', why: 'Reports.', reach: 'Switchboard.', personId: null },
  ]
  await w.sql.query(`update plan_version set document = jsonb_set(document, '{people}', $1::jsonb)`, [JSON.stringify(people)])
  incident = await w.open(mara)
  await w.seat(incident, priya)
})
afterAll(() => w.end())

const bringIn = (actor: SomePerson, planKey: string, accessUntil: string | null = null) =>
  w.run(actor, 'seat.bringIn', { incidentId: incident.id, planKey, accessUntil })
const seatRow = async (id: unknown) => (await w.sql.query('select * from seat where id = $1', [id])).rows[0]

describe('people whom the plan names (N2)', () => {
  test('SE-6: a member brings one in, the record says so and the coordinator is told', async () => {
    const { answer } = await bringIn(priya, 'legal')
    expect(await seatRow(answer.seatId)).toMatchObject({
      state: 'waiting', name: 'Helen Marsh', kind: 'legal', sees: 'whole', how: 'plan', plan_key: 'legal', person_id: helen.id,
    })
    expect((await w.entries(incident)).at(-1)!.content).toContain('brought in Helen Marsh (Systems), named by plan 1 as Legal')
    const told = await w.sql.query(`select 1 from notice where seat_id = $1 and kind = 'person brought in'`, [incident.seatId])
    expect(told.rowCount).toBe(1)
    expect(await refusal(bringIn(priya, 'legal'))).toMatchObject({ code: 'state', because: 'Helen Marsh is on the roster already.' })
  })
  test('SE-6: without an account aware; a stranger to the organisation gets a limited seat with an end (N7)', async () => {
    expect(await seatRow((await bringIn(priya, 'police')).answer.seatId)).toMatchObject({ state: 'aware', kind: 'police' })
    expect(await refusal(bringIn(priya, 'mirror'))).toMatchObject({
      code: 'invalid', fields: { accessUntil: 'Say when the access of a partner or hosting provider ends.' },
    })
    const until = new Date((await w.moment()).getTime() + 3_600_000).toISOString()
    expect(await seatRow((await bringIn(priya, 'mirror', until)).answer.seatId)).toMatchObject({ sees: 'shared', kind: 'partner' })
  })
  test('SE-6: nobody whom the plan does not name, no limited seat, and nobody who was removed here', async () => {
    expect(await refusal(bringIn(priya, 'nobody'))).toMatchObject({ code: 'missing' })
    const limited = await w.person('Lena Limited')
    await w.seat(incident, limited, { sees: 'shared' })
    expect(await refusal(bringIn(limited, 'police'))).toMatchObject({ code: 'forbidden' })
    const seat = await w.sql.query(`select id from seat where plan_key = 'legal'`)
    await w.run(mara, 'seat.remove', { incidentId: incident.id, seatId: seat.rows[0].id, reason: 'Conflict of interest.' })
    expect(await refusal(bringIn(priya, 'legal'))).toMatchObject({
      code: 'state',
      because: 'Helen Marsh was removed from the roster. Only the coordinator, Mara Lindqvist, can add them again, at the old entry.',
    })
  })
  test('SE-5, SE-6: whom someone reported as told under that name comes in all the same, brought in or added', async () => {
    const carol = await w.person('Carol Limited')
    const other = await w.open(mara)
    await w.seat(other, priya)
    await w.seat(other, carol, { sees: 'shared' })
    const report = (toName: string) => w.run(carol, 'disclosure.report', { incidentId: other.id, toName, toOrganisation: '', what: 'That something is up.' })
    await report('Helen Marsh')
    expect(await refusal(w.run(priya, 'seat.bringIn', { incidentId: other.id, planKey: 'legal', accessUntil: null }))).toBe('done')
    const nina = await w.person('Nina New')
    await report('Nina New')
    expect(await refusal(w.run(mara, 'seat.add', {
      incidentId: other.id, personId: nina.id, name: '', organisation: '', kind: 'technical', why: 'Helps.', reach: 'Card.', sees: 'whole', accessUntil: null, sure: true,
    }))).toBe('done')
  })
  test('SE-6: the incident’s own plan version counts, not the newest', async () => {
    await w.sql.query(`insert into plan_version (id, number, document)
      select gen_random_uuid(), 2, jsonb_set(document, '{people}', $1::jsonb) from plan_version`,
      [JSON.stringify([{ key: 'newer', name: 'Nina Newer', role: 'x', organisation: 'x', why: 'x', reach: 'x', personId: null }])])
    expect(await refusal(bringIn(priya, 'newer'))).toMatchObject({ code: 'missing' })
  })
})
