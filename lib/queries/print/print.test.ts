import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { nothingAsked, type TimeLineFilter } from '@/lib/rules/time-line-filter'
import { see } from '@/lib/testing/see'
import { someShare, someSigned } from '@/lib/testing/things'
import { world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'
import { printedPeople } from './people'
import { printedPlan } from './plan'
import { printedTask } from './task'
import { printedTimeLine } from './time-line'

let w: World
let mara: SomePerson
let priya: SomePerson
let lena: SomePerson
let incident: SomeIncident
let lenaSeat: string

beforeAll(async () => {
  w = await world()
  mara = await w.person('Mara Lindqvist')
  priya = await w.person('Priya Raman')
  lena = await w.person('Lena Limited', { ours: false })
  incident = await w.open(mara)
  await w.seat(incident, priya, { deputy: 1 })
  lenaSeat = await w.seat(incident, lena, { sees: 'shared' })
})
afterAll(() => w.end())

const head = async () => (await w.entries(incident)).at(-1)!.seq

describe('what is printed (promise 19)', () => {
  test('the plan: each task with what is known to fill in, and which is the reader’s own', async () => {
    const { id } = await w.task(incident, 'log-copy')
    await w.run(mara, 'task.assign', { incidentId: incident.id, taskId: id, seatId: incident.seatId, cover: [] })
    await someSigned(w, incident, 'snapshot', 'done')
    const plan = await see(mara, incident, printedPlan)
    expect(plan.sheet).toMatchObject({ book: { seq: await head() }, deputies: ['Priya Raman'] })
    expect(plan.sheet.book?.hash).toMatch(/^[0-9a-f]{64}$/)
    expect(plan.sheet.rules).toHaveLength(4)
    const of = (key: string) => plan.tasks.find((task) => task.key === key)!
    expect(of('log-copy')).toMatchObject({ yours: true, signed: null, state: 'assigned', coordinator: 'Mara Lindqvist' })
    expect(of('log-copy').checklist.length).toBeGreaterThan(0)
    expect(of('snapshot')).toMatchObject({ yours: true, state: 'done', signed: { entry: null } })
    expect(of('snapshot-copy').yours).toBe(false)
    expect((await see(priya, incident, printedPlan)).tasks.some((task) => task.yours)).toBe(false)
  })

  test('a task: N8, to a limited seat without the logbook, the deputies and what is not shared', async () => {
    const { id } = await w.task(incident, 'log-copy')
    const other = await w.task(incident, 'snapshot')
    await someShare(w, incident, lenaSeat, 'task', id)
    const sheets = await see(lena, incident, (within) => printedTask(within, id))
    expect(sheets).toMatchObject({ sheet: { book: null, deputies: [] }, page: { whole: null, task: { title: 'Log copy' } } })
    expect(await see(lena, incident, (within) => printedTask(within, other.id))).toBeNull()
    expect(await see(lena, incident, (within) => printedTask(within, 'log-copy'))).toBeNull()
    expect((await see(priya, incident, (within) => printedTask(within, other.id)))?.sheet.book?.seq).toBe(await head())
  })

  test('E1: the timeline by when things happened, those without a time last', async () => {
    const add = (text: string, start: string | null) => w.run(priya, 'timeLine.add', {
      incidentId: incident.id, happened: { kind: start ? 'exact' : 'unknown', start, end: null, zone: 'UTC' }, writtenAs: '',
      foundAt: null, text, source: '', hostIds: [], accounts: '', evidenceIds: [], taskId: null, audience: 'team',
    })
    await add('Later', '2008-08-13T10:00:00Z')
    await add('No time', null)
    await add('First', '2008-08-12T10:00:00Z')
    const asked = (filter: Partial<TimeLineFilter>) =>
      see(priya, incident, (within) => printedTimeLine(within, { filter: { ...nothingAsked, ...filter }, zone: 'UTC' }))
    const texts = async (filter: Partial<TimeLineFilter>) => (await asked(filter)).entries.map((entry) => entry.text)
    expect(await texts({})).toEqual(['First', 'Later', 'No time'])
    expect(await asked({})).toMatchObject({ total: 3, more: false, host: null })
    // F16: of a time line that shows a part, that part.
    expect(await texts({ q: 'later' })).toEqual(['Later'])
    expect(await texts({ kind: 'unknown' })).toEqual(['No time'])
    expect(await texts({ to: '2008-08-12' })).toEqual(['First'])
    await w.run(mara, 'host.suspect', { incidentId: incident.id, name: 'app1', services: '', dataStores: '', why: 'Odd.' })
    const { rows: [host] } = await w.sql.query<{ id: string }>('select id from host where incident_id = $1', [incident.id])
    expect(await asked({ host: host!.id })).toMatchObject({ entries: [], total: 3, host: 'app1' })
  })

  test('N1: everyone who knows, the coordinator first', async () => {
    const { list } = await see(priya, incident, printedPeople)
    expect(list.map((person) => person.name)).toEqual(['Mara Lindqvist', 'Priya Raman', 'Lena Limited'])
  })
})
