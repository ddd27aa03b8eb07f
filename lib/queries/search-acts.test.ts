import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { askedWords, isMeant } from '@/lib/rules/search'
import { world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'
import { searchPage } from './search-page'
import { palette } from './search-palette'

// What can be done is found by the words that people have for it, not only by its own.

let w: World
let mara: SomePerson
let priya: SomePerson
let lena: SomePerson
let incident: SomeIncident

beforeAll(async () => {
  w = await world()
  mara = await w.person('Mara Lindqvist')
  priya = await w.person('Priya Raman')
  lena = await w.person('Lena Limited', { ours: false })
  incident = await w.open(mara)
  await w.seat(incident, priya)
  await w.seat(incident, lena, { sees: 'shared' })
})
afterAll(() => w.end())

const acts = async (who: SomePerson, typed: string) => {
  const { acts: all } = await palette(who, { typed, within: incident.id, task: null, zone: 'UTC' })
  return all.filter((act) => isMeant(act, askedWords(typed)))
}
const labels = async (who: SomePerson, typed: string) => (await acts(who, typed)).map(({ label }) => label)

describe('acts by other words', () => {
  test.each([
    ['phone', 'Note a telephone call…'], ['call', 'Note a telephone call…'], ['add person', 'Add someone to the roster…'], ['invite', 'Add someone to the roster…'],
    ['summary', 'Write the summary…'], ['severity', 'Change kind or severity…'], ['false alarm', 'Say whether it is an incident…'],
    ['export', 'Export the timeline…'], ['import', 'Import a file into the timeline…'], ['handover', 'Hand over coordination…'],
    ['disclosure', 'Report that you told someone…'], ['may I talk', 'May I talk to …?'],
  ])('%s: %s', async (typed, label) => {
    expect(await labels(mara, typed)).toContain(label)
  })
  test('what is written is rewritten', async () => {
    await w.sql.query(`update incident set summary = 'All is known.' where id = $1`, [incident.id])
    expect(await labels(mara, 'summary')).toEqual(['Rewrite the summary…'])
  })
  test('TK-2: "assign" finds the tasks that wait for a name, at most six; of others’ acts one, with its reason', async () => {
    const found = await acts(mara, 'assign')
    const tasks = found.filter(({ label }) => label.startsWith('Name a task coordinator: '))
    expect(tasks).toHaveLength(6)
    expect(tasks.every(({ can }) => can.allowed)).toBe(true)
    const { id } = await w.task(incident, 'log-copy')
    expect(await acts(mara, 'assign log copy')).toMatchObject([{ href: `/incidents/${incident.id}/plan/${id}#do:name-a-task-coordinator` }])
    const [only, ...more] = (await acts(priya, 'assign')).filter(({ label }) => label.includes(': '))
    expect(only).toMatchObject({ can: { allowed: false, because: 'Only the coordinator, Mara Lindqvist, can assign tasks.' } })
    expect(more).toEqual([])
  })
  test('TK-2: naming for the prerequisites in one form is found while two have nobody, by the coordinator alone', async () => {
    const found = { label: 'Name coordinators for the prerequisites…', href: `/incidents/${incident.id}/plan#do:name-them-all` }
    expect(await acts(mara, 'prerequisites')).toMatchObject([found])
    expect(await labels(mara, 'assign')).toContain(found.label)
    expect(await labels(priya, 'prerequisites')).toEqual([])
    const all = await w.sql.query(`select id from task where incident_id = $1 and prerequisite and key <> 'snapshot'`, [incident.id])
    for (const { id } of all.rows) await w.sql.query(`update task set state = 'assigned', coordinator_seat_id = $2 where id = $1`, [id, incident.seatId])
    expect(await labels(mara, 'prerequisites')).toEqual([])
    for (const { id } of all.rows) await w.sql.query(`update task set state = 'open', coordinator_seat_id = null where id = $1`, [id])
  })
  test('TK-7: "mark done" finds what was signed off', async () => {
    expect(await labels(mara, 'mark done')).toEqual([])
    const { id } = await w.task(incident, 'log-copy')
    await w.sql.query(`update task set state = 'signed off', coordinator_seat_id = $2 where id = $1`, [id, incident.seatId])
    expect(await labels(mara, 'mark done')).toEqual(['Mark done: Log copy'])
    expect(await labels(mara, 'completed')).toEqual(['Mark done: Log copy'])
  })
  test('E1, N8: a time that was typed leads to the events around it, for those who have the timeline', async () => {
    const around = async (who: SomePerson, typed: string, within: string | null = incident.id) => {
      const page = within && (await searchPage(who, typed, within, 'Europe/Berlin'))
      const { around: found } = await palette(who, { typed, within, task: null, zone: 'Europe/Berlin' })
      if (page && typeof page === 'object') expect(page.around).toEqual(found && { happened: found.happened, from: found.from, to: found.to })
      return found
    }
    const asked = { incidentId: incident.id, from: '2008-08-12T21:10', to: '2008-08-12T22:11' }
    for (const who of [mara, priya]) expect(await around(who, '12 Aug 2008 21:40')).toMatchObject(asked)
    expect(await around(mara, '12 Aug 2008 21:40', null)).toBeNull()
    expect(await around(mara, 'log copy')).toBeNull()
    for (const who of [lena, await w.person('Olive Outside')]) expect(await around(who, '12 Aug 2008 21:40')).toBeNull()
  })
  test('N8: a limited seat is offered nothing of the plan', async () => {
    for (const typed of ['assign', 'mark done', 'start', 'summary', 'severity', 'export'])
      expect((await labels(lena, typed)).filter((label) => label !== 'Open a new incident…')).toEqual([])
  })
})
