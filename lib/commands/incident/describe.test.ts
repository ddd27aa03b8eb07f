import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { untouched } from '@/lib/testing/untouched'
import { world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'

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

const row = async () => (await w.sql.query('select * from incident where id = $1', [incident.id])).rows[0]
const last = async () => {
  const entry = (await w.entries(incident)).at(-1)!
  return { kind: entry.kind, ...JSON.parse(entry.content) }
}
const described = { codeName: 'Grey Heron', kind: 'misuse', severity: 4, reason: 'It reaches the signing server.' }

describe('what an incident is called, and how bad it is', () => {
  test('states 1: the coordinator changes code name, kind and severity, with the reason', async () => {
    await w.run(mara, 'incident.describe', { incidentId: incident.id, ...described }, { version: (await row()).version })
    expect(await row()).toMatchObject({ code_name: 'Grey Heron', kind: 'misuse', severity: 4 })
    expect(await last()).toMatchObject({
      kind: 'incident.described', says: 'described the incident as Grey Heron: misuse, severity critical',
      about: { ...described, before: { codeName: 'Copper Heron', kind: 'compromise of integrity', severity: 3 } },
    })
  })
  test('states 1: a change of something older is refused with what stands there now', async () => {
    const { version } = await row()
    await w.run(mara, 'incident.describe', { incidentId: incident.id, ...described, severity: 2 }, { version })
    expect(await untouched(w, incident, () => w.run(mara, 'incident.describe', { incidentId: incident.id, ...described }, { version })))
      .toMatchObject({ code: 'changed' })
    expect(await untouched(w, incident, () => w.run(mara, 'incident.describe', { incidentId: incident.id, ...described }))).toMatchObject({
      code: 'changed',
    })
  })
  test('I5, states 1: whether it is one is said with a reason', async () => {
    await w.run(mara, 'incident.establish', { incidentId: incident.id, established: 'established', reason: 'The key was used.' })
    expect(await row()).toMatchObject({ established: 'established', phase: 'starting' })
    expect(await last()).toMatchObject({
      kind: 'incident.established', says: 'marked the incident as established',
      about: { established: 'established', before: 'suspected', reason: 'The key was used.' },
    })
    expect(await untouched(w, incident, () => w.run(mara, 'incident.establish', {
      incidentId: incident.id, established: 'suspected', reason: '\n ',
    })))
      .toMatchObject({ code: 'invalid', fields: { reason: 'Write something here.' } })
  })
  test('M2: the summary is kept with author and time; of two edits of one text the second is refused with the first', async () => {
    const { summary_version: version } = await row()
    await w.run(mara, 'incident.summarise', { incidentId: incident.id, summary: 'Someone got in with a stolen key.' }, { version })
    expect(await row()).toMatchObject({
      summary: 'Someone got in with a stolen key.', summary_seat_id: incident.seatId, summary_version: version + 1,
    })
    expect(await last()).toMatchObject({
      kind: 'incident.summarised', about: { summary: 'Someone got in with a stolen key.', before: '' },
    })
    expect(await untouched(w, incident, () => w.run(mara, 'incident.summarise', { incidentId: incident.id, summary: 'Mine' }, { version })))
      .toMatchObject({ code: 'changed' })
  })
  test('C4: nobody but the coordinator', async () => {
    const only = (does: string) => ({ code: 'forbidden', because: `Only the coordinator, Mara Lindqvist, can ${does}.` })
    const { version } = await row()
    const as = (name: Parameters<World['run']>[1], input: object) =>
      untouched(w, incident, () => w.run(priya, name, { incidentId: incident.id, ...input }, { version }))
    expect(await as('incident.describe', described)).toMatchObject(only('change code name, kind or severity'))
    expect(await as('incident.establish', { established: 'suspected', reason: 'Not sure.' }))
      .toMatchObject(only('say whether it is an incident'))
    expect(await as('incident.summarise', { summary: 'Mine' })).toMatchObject(only('write the summary'))
  })
  test('N3: an outsider cannot tell it from one that is not there', async () => {
    const outsider = await w.person('Olive Outside')
    const input = { established: 'suspected', reason: 'Curious.' }
    const hidden = await untouched(w, incident, () => w.run(outsider, 'incident.establish', { incidentId: incident.id, ...input }))
    const missing = await untouched(w, incident, () => w.run(outsider, 'incident.establish', { incidentId: crypto.randomUUID(), ...input }))
    expect(hidden).toEqual(missing)
    expect(hidden).toMatchObject({ code: 'missing' })
  })
  test('states 1: not after the end', async () => {
    await w.sql.query(`update incident set phase = 'closed' where id = $1`, [incident.id])
    const because = 'The incident is closed. Nothing can be changed unless it is reopened.'
    expect(await untouched(w, incident, () => w.run(mara, 'incident.summarise', { incidentId: incident.id, summary: 'Later' })))
      .toMatchObject({ code: 'state', because })
  })
})
