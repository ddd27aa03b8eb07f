import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { weigh } from '@/lib/db/as'
import { incidentFacts } from '@/lib/facts/incident'
import { world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'
import { mayITalk, type MayITalk } from './may-i-talk'

let w: World
let mara: SomePerson
let priya: SomePerson
let aoife: SomePerson
let incident: SomeIncident
let aoifeSeat: string

beforeAll(async () => {
  w = await world()
  mara = await w.person('Mara Lindqvist')
  priya = await w.person('Priya Raman')
  aoife = await w.person('Aoife Brennan', { ours: false })
  incident = await w.open(mara)
  await w.seat(incident, priya)
  aoifeSeat = await w.seat(incident, aoife, { sees: 'shared' })
  await w.seat(incident, await w.person('José Núñez'))
  await w.seat(incident, await w.person('Alex Kim'))
  await w.seat(incident, await w.person('Kim Alex'), { sees: 'shared' })
  await w.seat(incident, await w.person('Gina Gone'), { state: 'removed' })
  await w.seat(incident, await w.person('Pia Proposed'), { state: 'proposed' })
  await w.seat(incident, await w.person('Wanda Waiting'), { state: 'waiting' })
  await w.run(mara, 'task.assign', {
    incidentId: incident.id, taskId: (await w.task(incident, 'snapshot')).id, seatId: aoifeSeat, cover: [],
  })
})
afterAll(() => w.end())

const ask = (who: SomePerson, name: string): Promise<MayITalk> =>
  weigh(who, async (at) => mayITalk({ ...at, incident: (await incidentFacts(at, incident.id))! }, name))

describe('"May I talk to …?" (N5)', () => {
  test('N5: yes, with the safe way; case, accents and the order of words don’t count', async () => {
    expect(await ask(priya, 'nunez jose')).toMatchObject({ answer: 'yes', name: 'José Núñez', reach: 'Mobile on the card.', about: null })
  })
  test('N5: with someone limited only about their tasks', async () => {
    expect(await ask(priya, 'aoife brennan')).toMatchObject({
      answer: 'yes', about: [{ title: (await weigh(priya, ({ tx }) => tx.task.findFirstOrThrow({ where: { key: 'snapshot' } }))).title }],
    })
  })
  test('N5: no for who is not on the roster, was removed or is only proposed, and no reason', async () => {
    expect(await ask(priya, 'Olive Outside')).toEqual({ answer: 'no', name: 'Olive Outside' })
    expect(await ask(priya, 'Gina Gone')).toEqual({ answer: 'no', name: 'Gina Gone' })
    expect(await ask(priya, 'Pia Proposed')).toEqual({ answer: 'no', name: 'Pia Proposed' })
  })
  test('N5: not before the rules, not while suspended, and not with who was told without approval before that is decided', async () => {
    expect(await ask(priya, 'Wanda Waiting')).toMatchObject({
      answer: 'not yet', because: 'Wanda Waiting has not acknowledged the rules yet.',
    })
    const dan = await w.seat(incident, await w.person('Daniel Osei'))
    await w.run(mara, 'seat.suspend', { incidentId: incident.id, seatId: dan, reason: 'Odd.' })
    expect(await ask(priya, 'Daniel Osei')).toMatchObject({ answer: 'not yet' })
    await w.run(priya, 'disclosure.report', {
      incidentId: incident.id, toName: 'Ned News', toOrganisation: '', what: 'That something is up.',
    })
    expect(await ask(priya, 'Ned News')).toMatchObject({ answer: 'not yet' })
    const disclosureId = (await w.sql.query('select id from disclosure')).rows[0].id
    await w.run(mara, 'disclosure.decide', { incidentId: incident.id, disclosureId, mayTalk: true, decision: 'He helps now.' })
    expect(await ask(priya, 'Ned News')).toMatchObject({ answer: 'yes', why: 'Was told without approval.' })
  })
  test('N5: several of one name, and parts of a name, list who may be meant', async () => {
    const both = await ask(priya, 'Kim Alex')
    expect(both.answer === 'which' && both.people.map((person) => person.name)).toEqual(['Alex Kim', 'Kim Alex'])
    const part = await ask(priya, 'aoife')
    expect(part.answer === 'which' && part.people.map((person) => [person.name, person.answer])).toEqual([['Aoife Brennan', 'yes']])
    expect(await ask(priya, 'Gina')).toEqual({ answer: 'no', name: 'Gina' })
    expect(await ask(priya, 'Priya Raman')).toEqual({ answer: 'yourself' })
  })
  test('N5: a limited seat hears yes of people shared with it, and one and the same of all others', async () => {
    expect(await ask(aoife, 'Mara Lindqvist')).toMatchObject({ answer: 'yes', about: null })
    const other = await ask(aoife, 'Priya Raman')
    expect(other).toEqual({ answer: 'ask the coordinator', coordinator: 'Mara Lindqvist', reach: 'Mobile on the card.' })
    for (const name of ['Olive Outside', 'Gina Gone', 'Wanda Waiting', 'Kim Alex', 'Pia Proposed', ''])
      expect(await ask(aoife, name)).toEqual(other)
    const helper = (await w.sql.query('select id from seat where person_id = $1', [priya.id])).rows[0].id
    await w.sql.query(`insert into task_helper (id, incident_id, task_id, seat_id, state, since)
      select gen_random_uuid(), incident_id, id, $1, 'helper', muster.now() from task where key = 'snapshot'`, [helper])
    expect(await ask(aoife, 'Priya Raman')).toMatchObject({ answer: 'yes', about: [{}] })
  })
})
