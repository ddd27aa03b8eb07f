import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refusal, world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'

let w: World
let mara: SomePerson
let priya: SomePerson
let aoife: SomePerson
let incident: SomeIncident

beforeAll(async () => {
  w = await world()
  mara = await w.person('Mara Lindqvist')
  priya = await w.person('Priya Raman')
  aoife = await w.person('Aoife Brennan', { ours: false })
  incident = await w.open(mara)
  await w.seat(incident, priya)
  await w.seat(incident, aoife, { sees: 'shared' })
})
afterAll(() => w.end())

const report = (actor: SomePerson, toName: string, toOrganisation = '') =>
  w.run(actor, 'disclosure.report', { incidentId: incident.id, toName, toOrganisation, what: 'That a host is being rebuilt.' })
const last = async () =>
  (await w.sql.query(`select d.*, s.state, s.how from disclosure d join seat s on s.id = d.seat_id
    order by reported_at desc limit 1`)).rows[0]
const decide = async (actor: SomePerson, mayTalk: boolean | null) =>
  w.run(actor, 'disclosure.decide', { incidentId: incident.id, disclosureId: (await last()).id, mayTalk, decision: 'Told to keep quiet.' })

describe('told without approval (N5)', () => {
  test('SE-5: the person is on record as aware, without access, and the coordinator decides', async () => {
    await report(priya, 'Ned News', 'The Gazette')
    expect(await last()).toMatchObject({ state: 'aware', how: 'disclosure', to_name: 'Ned News', decided_at: null })
    const told = await w.sql.query(`select 1 from notice where seat_id = $1 and kind = 'disclosure reported'`, [incident.seatId])
    expect(told.rowCount).toBe(1)
    expect(await refusal(decide(priya, false))).toMatchObject({ code: 'forbidden' })
    expect(await refusal(decide(mara, null))).toMatchObject({
      code: 'state', because: 'Say whether people on the roster may talk to this person.',
    })
    await decide(mara, false)
    expect(await last()).toMatchObject({ may_talk: false, decided_by_seat_id: incident.seatId, decision: 'Told to keep quiet.' })
    expect(await refusal(decide(mara, true))).toMatchObject({ code: 'state', because: 'This was decided already.' })
    expect((await w.entries(incident)).slice(-2).map((entry) => entry.kind)).toEqual(['disclosure.reported', 'disclosure.decided'])
  })
  test('SE-5: of someone on the roster or removed it is only noted, and the answer is the same', async () => {
    const gone = await w.person('Gina Gone')
    await w.seat(incident, gone, { state: 'removed' })
    const seats = async () => (await w.sql.query('select count(*)::int as n from seat')).rows[0].n
    const before = await seats()
    const listed = await report(aoife, 'raman, priya')
    const removed = await report(aoife, 'Gina Gone', 'Systems')
    expect(await seats()).toBe(before)
    const unknown = await report(aoife, 'Una Unknown')
    expect(await seats()).toBe(before + 1)
    expect([listed.answer, removed.answer]).toEqual([unknown.answer, unknown.answer])
    expect([listed.says, unknown.says]).toEqual(
      ['reported that raman, priya was told without approval', 'reported that Una Unknown was told without approval'])
    await decide(mara, true)
  })
  test('SE-5: a namesake of another organisation is another person', async () => {
    await report(priya, 'Priya Raman', 'The Gazette')
    expect(await last()).toMatchObject({ state: 'aware', how: 'disclosure' })
    await report(priya, 'Priya Raman', 'Systems')
    expect(await last()).toMatchObject({ state: 'active' })
    expect(await refusal(decide(mara, true))).toMatchObject({ code: 'state' })
    await decide(mara, null)
  })
})
