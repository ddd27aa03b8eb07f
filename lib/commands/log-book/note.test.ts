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

const call = { with: 'Ola Nowak', way: 'they called', calledBack: true }
const note = (more: object = {}, who = priya) => w.run(who, 'logBook.note', {
  incidentId: incident.id, kind: 'telephone', at: '2008-08-13T13:55:00+02:00', text: 'She keeps the mirrors’ logs.', call, ...more,
})
const last = async () => {
  const entry = (await w.entries(incident)).at(-1)!
  return { kind: entry.kind, ...JSON.parse(entry.content) }
}
const no = (work: () => Promise<unknown>) => untouched(w, incident, work)

describe('what the program can’t see (L2)', () => {
  test('L2: a telephone call: with whom, when, how it went, what was said', async () => {
    await note()
    expect(await last()).toMatchObject({
      kind: 'telephone.noted', says: 'noted a call from Ola Nowak', actor: { name: 'Priya Raman' },
      about: { at: '2008-08-13T13:55:00+02:00', text: 'She keeps the mirrors’ logs.', call, late: false },
    })
  })
  test.each([
    ['we called', 'noted a call to Ola Nowak'], ['no answer', 'noted an unanswered call to Ola Nowak'],
    ['left a message', 'noted a message left for Ola Nowak'],
  ])('M1: %s', async (way, says) => {
    await note({ call: { ...call, way } })
    expect(await last()).toMatchObject({ says, about: { call: { way } } })
  })
  test.each([['action', 'noted an action on a system'], ['observation', 'noted an observation']])('L2: an %s', async (kind, says) => {
    await note({ kind, call: null })
    expect(await last()).toMatchObject({ kind: `${kind}.noted`, says, about: { text: 'She keeps the mirrors’ logs.', call: null } })
  })
  test('L2: with a call only for a call; not blank; not ahead of time', async () => {
    expect(await no(() => note({ call: null }))).toMatchObject({ code: 'invalid', fields: { 'call.with': 'Write with whom.' } })
    expect(await no(() => note({ kind: 'action' }))).toMatchObject({ code: 'invalid' })
    expect(await no(() => note({ text: ' ' }))).toMatchObject({ code: 'invalid', fields: { text: 'Write something here.' } })
    expect(await no(() => note({ at: '2008-08-13' }))).toMatchObject({ code: 'invalid', fields: { at: 'Enter a date and time.' } })
    expect(await no(() => note({ at: '2227-01-01T00:00:00Z' }))).toMatchObject({
      code: 'state', because: 'That time is in the future. Check date and time.',
    })
  })
  test('N8, R2, N3: by members only', async () => {
    const lena = await w.person('Lena Limited')
    await w.seat(incident, lena, { sees: 'shared' })
    expect(await no(() => note({}, lena))).toMatchObject({
      code: 'forbidden', because: 'Only a member of the team can write in the logbook.',
    })
    const waiting = await w.person('Wilma Waiting')
    await w.seat(incident, waiting, { state: 'waiting' })
    expect(await no(() => note({}, waiting))).toMatchObject({ code: 'forbidden' })
    const outsider = await w.person('Olive Outside')
    expect(await no(() => note({}, outsider))).toMatchObject({ code: 'missing' })
  })
  test('SE-9: not while new rules wait', async () => {
    await w.sql.query('insert into rules_version (number, document) select 2, document from rules_version where number = 1')
    expect(await no(() => note())).toMatchObject({ code: 'forbidden', because: 'There are new rules. Acknowledge them first.' })
    await w.sql.query('delete from rules_version where number = 2')
  })
  test.each(['closed', 'stood down'])('states 1: after the end (%s) a note is marked late', async (phase) => {
    await w.sql.query('update incident set phase = $2 where id = $1', [incident.id, phase])
    await note()
    expect(await last()).toMatchObject({ says: 'noted a call from Ola Nowak, late', about: { late: true } })
  })
})
