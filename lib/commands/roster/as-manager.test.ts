import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { untouched } from '@/lib/testing/untouched'
import { refusal, world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'

let w: World
let mara: SomePerson
let incident: SomeIncident

beforeAll(async () => {
  w = await world()
  mara = await w.person('Mara Lindqvist')
  incident = await w.open(mara)
})
afterAll(() => w.end())

const base = { name: '', organisation: '', kind: 'management', why: 'Answers for it.', reach: 'Direct line.', sees: 'whole', accessUntil: null, manager: true }
const add = (more: Record<string, unknown>) => w.run(mara, 'seat.add', { incidentId: incident.id, ...base, ...more })
const managers = async () => (await w.sql.query(
  `select s.name from office o join seat s on s.id = o.seat_id where o.incident_id = $1 and o.office = 'manager' order by s.name`, [incident.id])).rows.map((row) => row.name as string)
const acknowledge = (who: SomePerson) => w.run(who, 'rules.acknowledge', { incidentId: incident.id, rulesVersion: 1 })
const last = async () => (await w.entries(incident)).at(-1)

describe('M6: who is put on the roster as a manager is one by acknowledging the rules', () => {
  test('SE-1, SE-8: not before; both acts stand in the log book', async () => {
    const carlos = await w.person('Carlos Ibarra')
    expect((await add({ personId: carlos.id })).says).toBe('added Carlos Ibarra (Systems) to the roster, as a manager once the rules are acknowledged')
    expect(await managers()).toEqual([])
    expect((await acknowledge(carlos)).says).toBe('acknowledged the rules, version 1, and is a manager from now on')
    expect(await managers()).toEqual(['Carlos Ibarra'])
    expect(await last()).toMatchObject({ kind: 'rules.acknowledged' })
    await w.run(carlos, 'question.ask', { incidentId: incident.id, text: 'Who calls the board?', taskId: null })
  })
  test('without the tick someone of management is no manager', async () => {
    const ines = await w.person('Ines Ortega')
    await add({ personId: ines.id, manager: false })
    expect((await acknowledge(ines)).says).toBe('acknowledged the rules, version 1')
    expect(await managers()).toEqual(['Carlos Ibarra'])
  })
  test('SE-3: by the approval of a proposal', async () => {
    const kofi = await w.person('Kofi Mensah')
    const { answer } = await w.run(mara, 'seat.propose', { incidentId: incident.id, personId: kofi.id, name: '', organisation: '', kind: 'management', why: 'Pays.', reach: 'Card.' })
    await w.run(mara, 'seat.approve', { incidentId: incident.id, seatId: answer.seatId, sees: 'whole', reach: '', accessUntil: null, manager: true })
    await acknowledge(kofi)
    expect(await managers()).toEqual(['Carlos Ibarra', 'Kofi Mensah'])
  })
  test('SE-7: with the access of someone who was only aware', async () => {
    const lena = await w.person('Lena Brandt')
    const { answer } = await add({ personId: null, name: 'Lena Brandt', organisation: 'Systems', manager: false, sure: true })
    const given = { incidentId: incident.id, seatId: answer.seatId, personId: lena.id, sees: 'whole', accessUntil: null, manager: true, sure: true }
    await w.run(mara, 'seat.giveAccess', given)
    await acknowledge(lena)
    expect(await managers()).toContain('Lena Brandt')
  })
  test('SE-14: only if it is said anew when someone comes back', async () => {
    const omar = await w.person('Omar Haddad')
    const { answer } = await add({ personId: omar.id })
    await w.run(mara, 'seat.remove', { incidentId: incident.id, seatId: answer.seatId, reason: 'By mistake.' })
    const { name: _, organisation: __, ...again } = base
    await w.run(mara, 'seat.addAgain', { incidentId: incident.id, seatId: answer.seatId, ...again, manager: false })
    await acknowledge(omar)
    expect(await managers()).not.toContain('Omar Haddad')
  })
  test('a seat that was narrowed since brings no role', async () => {
    const vera = await w.person('Vera Novak')
    const { answer } = await add({ personId: vera.id })
    await w.sql.query(`update seat set sees = 'shared' where id = $1`, [answer.seatId])
    await acknowledge(vera)
    expect(await managers()).not.toContain('Vera Novak')
  })
  test('refused without an account, without the whole incident, and where the entry becomes someone else’s; nothing is written', async () => {
    const paul = await w.person('Paul Okafor')
    expect(await untouched(w, incident, () => add({ personId: null, name: 'Board' }))).toMatchObject({
      fields: { manager: 'Only someone with an account can be a manager. Choose the account, or untick this.' },
    })
    expect(await untouched(w, incident, () => add({ personId: paul.id, sees: 'shared' }))).toMatchObject({
      fields: { manager: 'A manager sees the whole incident. Choose that, or untick this.' },
    })
    const { answer } = await add({ personId: null, name: 'P. Okafor', organisation: 'Systems', manager: false })
    await add({ personId: paul.id, manager: false, sure: true })
    const join = { incidentId: incident.id, seatId: answer.seatId, personId: paul.id, sees: 'whole', accessUntil: null, manager: true, sure: true }
    expect(await refusal(w.run(mara, 'seat.giveAccess', join))).toMatchObject({
      fields: { manager: 'Paul Okafor is on the roster already. Untick this, and assign the role under Coordination.' },
    })
  })
})
