import { afterAll, beforeAll, expect, test } from 'vitest'
import { look } from '@/lib/db/as'
import { incidentFacts } from '@/lib/facts/incident'
import { world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'
import { staffing } from './staffing'

let w: World
let mara: SomePerson
let priya: SomePerson
let incident: SomeIncident

beforeAll(async () => {
  w = await world()
  mara = await w.person('Mara Lindqvist')
  priya = await w.person('Priya Raman')
  const helen = await w.person('Helen Marsh')
  const ola = await w.person('Ola Nowak', { ours: false })
  const here = await w.person('Una Here')
  const reset = await w.person('Rita Reset')
  const shut = await w.person('Dan Disabled')
  const hosting = await w.person('Hugo Host')
  const named = (key: string, who: SomePerson | null, role: string) => ({
    key, name: who?.name ?? 'Police Desk', role, organisation: 'Elsewhere', why: 'Knows.', reach: 'Line.', personId: who?.id ?? null,
    ...(who && { trust: 1 }),
  })
  await w.sql.query(`update plan_version set document = jsonb_set(document, '{people}', $1::jsonb)`, [JSON.stringify([
    named('legal', helen, 'Legal'), named('mirror', ola, 'Mirror'), named('police', null, 'Police'), named('here', here, 'Technical'),
    named('reset', reset, 'Technical'), named('disabled', shut, 'Technical'), named('racks', hosting, 'Hosting'), named('counsel', helen, 'Counsel'),
  ])])
  incident = await w.open(mara)
  await w.seat(incident, priya)
  await w.seat(incident, here, { state: 'waiting' })
  await w.sql.query('update seat set suspended_at = muster.now() where id = $1', [await w.seat(incident, await w.person('Sven Suspended'))])
  await w.sql.query('update person set trust = trust + 1 where id = $1', [reset.id])
  await w.sql.query('update person set disabled_at = muster.now() where id = $1', [shut.id])
})
afterAll(() => w.end())

const read = (who: SomePerson) => look(who, async (at) => staffing({ ...at, incident: (await incidentFacts(at, incident.id))! }))

test('TK-2, SE-6: tasks nobody has, who is here or has still to read the rules, and whom the plan names and who can have a task at once', async () => {
  const page = (await read(mara))!
  expect(page.tasks.map(({ title }) => title)).toEqual(['Snapshot', 'Snapshot copy', 'Log copy', 'Roster', 'Timeline', 'Disable sign-in'])
  expect(page.people.map(({ name, from }) => [name, from])).toEqual([
    ['Mara Lindqvist', 'Systems'], ['Priya Raman', 'Systems'], ['Una Here', 'rules not read yet, Systems'],
  ])
  // Without those who are here already, have no account or a disabled one, wait for a call-back, or stand there a second time.
  expect(page.comers).toEqual([
    { key: 'legal', name: 'Helen Marsh', from: 'Legal, Systems', needsEnd: false },
    { key: 'mirror', name: 'Ola Nowak', from: 'Mirror, Systems', needsEnd: true },
    { key: 'racks', name: 'Hugo Host', from: 'Hosting, Systems', needsEnd: true },
  ])
})
test('TK-2: nothing for who does not coordinate, nor while fewer than two are to be named', async () => {
  expect(await read(priya)).toBeNull()
  const rows = await w.sql.query<{ id: string }>('select id from task where incident_id = $1 and prerequisite order by position', [incident.id])
  const [snapshot, copy, ...others] = rows.rows.map(({ id }) => id)
  await w.sql.query(`update task set state = 'assigned', coordinator_seat_id = $2 where id = any ($1)`, [others, incident.seatId])
  expect((await read(mara))!.tasks).toHaveLength(2)
  await w.sql.query(`update task set back_reason = 'No time.' where id = $1`, [copy])
  expect(await read(mara)).toBeNull()
  await w.sql.query(`update task set back_reason = null where id = $1`, [copy])
  await w.sql.query(`update task set started_at = muster.now() where id = any ($1)`, [[snapshot, copy, ...others]])
  expect(await read(mara)).toBeNull()
})
