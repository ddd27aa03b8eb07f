import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { weigh } from '@/lib/db/as'
import { incidentFacts } from '@/lib/facts/incident'
import { mayITalk } from '@/lib/queries/may-i-talk'
import { refusal, world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'

let w: World
let mara: SomePerson
let priya: SomePerson
let incident: SomeIncident

beforeAll(async () => {
  w = await world()
  mara = await w.person('Mara Lindqvist')
  priya = await w.person('Priya Raman')
  incident = await w.open(mara)
  await w.seat(incident, priya)
})
afterAll(() => w.end())

const give = (actor: SomePerson, seatId: string, personId: string, sure = true) =>
  w.run(actor, 'seat.giveAccess', { incidentId: incident.id, seatId, personId, sees: 'whole', accessUntil: null, sure })
const seatRow = async (id: unknown) => (await w.sql.query('select * from seat where id = $1', [id])).rows[0]

describe('giving access to someone who is aware', () => {
  test('SE-7: binds the account under its own name and trust; the person reads the rules next', async () => {
    const ola = await w.person('Ola Nowak')
    const seatId = await w.seat(incident, null, { state: 'aware' })
    expect(await refusal(give(priya, seatId, ola.id))).toMatchObject({
      code: 'forbidden', because: 'Only the coordinator, Mara Lindqvist, can give access.',
    })
    expect(await refusal(give(mara, seatId, crypto.randomUUID()))).toMatchObject({ code: 'missing' })
    await give(mara, seatId, ola.id)
    expect(await seatRow(seatId)).toMatchObject({ state: 'waiting', person_id: ola.id, name: 'Ola Nowak', trust: 1 })
    expect(await refusal(give(mara, seatId, ola.id))).toMatchObject({
      code: 'state', because: 'Ola Nowak is on the roster with an account already.',
    })
  })
  test('SE-7: the second entry of the same person is joined to the first', async () => {
    await w.run(priya, 'disclosure.report', {
      incidentId: incident.id, toName: 'P. Raman', toOrganisation: 'Elsewhere', what: 'That something is up.',
    })
    const second = (await w.sql.query(`select id from seat where name = 'P. Raman'`)).rows[0].id
    const first = (await w.sql.query('select id from seat where person_id = $1', [priya.id])).rows[0].id
    await give(mara, second, priya.id)
    expect(await seatRow(second)).toMatchObject({
      state: 'declined', person_id: null, ended_reason: 'The same person as Priya Raman (Systems).',
    })
    expect(await seatRow(first)).toMatchObject({ state: 'active' })
    expect((await w.sql.query('select seat_id from disclosure')).rows).toEqual([{ seat_id: first }])
    expect((await w.entries(incident)).at(-1)!.kind).toBe('seat.joined')
  })
  test('SE-7, N1: asks where the account is called otherwise or looks like another’s; the book names both, and the former name is answered for', async () => {
    const { answer } = await w.run(mara, 'seat.add', {
      incidentId: incident.id, personId: null, name: 'Quentin Hidden', organisation: 'Hosting', kind: 'technical', why: 'Knows.', reach: 'Card.',
      sees: 'whole', accessUntil: null,
    })
    const other = await w.person('Mara Lindqvlst')
    expect(await refusal(give(mara, String(answer.seatId), other.id, false))).toMatchObject({
      code: 'invalid', fields: { sure: expect.stringMatching(/^The entry is for Quentin Hidden \(Hosting\), the account belongs to Mara Lindqvlst \(Systems\)\. .*the coordinator/) },
    })
    expect((await give(mara, String(answer.seatId), other.id)).says).toBe('gave Mara Lindqvlst (Systems) access in place of Quentin Hidden (Hosting)')
    const said = await weigh(priya, async (at) => mayITalk({ ...at, incident: (await incidentFacts(at, incident.id))! }, 'Quentin Hidden'))
    expect(said).toMatchObject({ answer: 'which', people: [{ name: 'Mara Lindqvlst', answer: 'not yet' }] })
  })
  test('SE-7: not asked where entry and account are called the same', async () => {
    const uma = await w.person('Uma Same')
    const seatId = await w.seat(incident, null, { state: 'aware' })
    await w.sql.query(`update seat set name = 'Uma Same', organisation = 'Systems' where id = $1`, [seatId])
    expect((await give(mara, seatId, uma.id, false)).says).toBe('gave Uma Same (Systems) access')
  })
  test('SE-7: not to someone who was removed', async () => {
    const gone = await w.person('Gina Gone')
    await w.seat(incident, gone, { state: 'removed' })
    const seatId = await w.seat(incident, null, { state: 'aware' })
    expect(await refusal(give(mara, seatId, gone.id))).toMatchObject({
      code: 'state', because: 'Gina Gone was removed from the roster. Add them again at the old entry.',
    })
  })
})
