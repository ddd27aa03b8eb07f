import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Refused } from '@/lib/commands/refused'
import { disconnect } from '@/lib/db/client'
import { look } from '@/lib/db/as'
import { limitedView } from '@/lib/live/limited-view'
import { cloneDatabase } from '@/lib/testing/database'
import { see } from '@/lib/testing/see'
import { world, worldIn, type Hands, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'
import { desk } from './desk'
import { evidence } from './evidence'
import { incidentFrame } from './frame'
import { myTasks } from './my-tasks'
import { people } from './people'
import { printedTask } from './print/task'
import { search } from './search'
import { palette } from './search-palette'
import { task } from './task'

// attack 16, N8: a limited seat acts, the team works where it can't see, the limited seat acts again. What it is answered and shown is the
// same, byte for byte, as in a world where the team did nothing: it cannot count.

let w: World
let mara: SomePerson
let lena: SomePerson
let incident: SomeIncident
let lenaSeat: string
let taskId: string
let quiet: Hands
let busy: Hands

beforeAll(async () => {
  w = await world()
  mara = await w.person('Mara Lindqvist')
  lena = await w.person('Lena Limited', { ours: false })
  incident = await w.open(mara)
  lenaSeat = await w.seat(incident, lena, { sees: 'shared' })
  taskId = (await w.task(incident, 'snapshot-copy')).id
  await w.sql.query(`update task set state = 'in progress', started_at = now(), coordinator_seat_id = $2 where id = $1`, [taskId, lenaSeat])
  await w.sql.query(`insert into share (id, incident_id, seat_id, noun, object_id, shared_at) values (gen_random_uuid(), $1, $2, 'task', $3, now())`,
    [incident.id, lenaSeat, taskId])
  await acts(w, 'first')
  await w.sql.end()
  await disconnect()
  busy = await worldIn(await cloneDatabase(w.database.name))
  await hiddenWork(busy)
  quiet = await worldIn(w.database)
})
afterAll(async () => {
  await quiet.end()
  await busy.end()
})

const item = (title: string, takenBySeatId: string) => ({
  incidentId: incident.id, title, what: 'As it stood.', kind: 'file', hostId: null, copyOfId: null, takenBySeatId, takenHow: 'Copied.',
  takenWhere: 'On the gateway.', takenAt: '2026-01-02T03:04:05Z', size: 10, sha256: 'a'.repeat(64), toRunAgain: '',
})

/** Everything that a limited seat may do, and what it is answered. */
async function acts({ run }: Hands, again: string): Promise<unknown[]> {
  const id = incident.id
  const registered = await run(lena, 'evidence.register', item(`A log, ${again}`, lenaSeat))
  return [
    registered,
    await run(lena, 'task.attachEvidence', { incidentId: id, taskId, requestId: null, evidenceId: registered.answer.evidenceId }),
    await run(lena, 'question.ask', { incidentId: id, text: `May I, ${again}?`, taskId }),
    await run(lena, 'task.remark', { incidentId: id, taskId, text: `Slow, ${again}.` }),
    await run(lena, 'task.addItem', { incidentId: id, taskId, text: `Look ${again}`, level: 'should' }),
    await run(lena, 'seat.propose', { incidentId: id, personId: null, name: `Some One ${again}`, organisation: 'Systems', kind: 'technical', why: 'Knows.', reach: '' }),
    await run(lena, 'disclosure.report', { incidentId: id, toName: `Other One ${again}`, toOrganisation: 'Systems', what: 'That mail is out.' }),
    await run(lena, 'copy.print', { incidentId: id, packet: 'task', taskId, paper: 'a4' }),
  ]
}

/** What the team does meanwhile: some of everything that has a number. */
async function hiddenWork({ run }: Hands): Promise<void> {
  const id = incident.id
  for (const title of ['One', 'Two', 'Three']) await run(mara, 'evidence.register', item(title, incident.seatId))
  const unknown = { kind: 'unknown', start: null, end: null, zone: 'UTC' }
  for (const text of ['A', 'B']) await run(mara, 'timeLine.add', {
    incidentId: id, text, happened: unknown, writtenAs: '', foundAt: null, source: '', accounts: '', hostIds: [], evidenceIds: [], taskId: null, audience: 'team',
  })
  await run(mara, 'host.suspect', { incidentId: id, name: 'app1', services: '', dataStores: '', why: 'Odd.' })
  await run(mara, 'logBook.note', { incidentId: id, kind: 'observation', at: '2026-01-02T03:04:05Z', text: 'Seen.', call: null })
  await run(mara, 'seat.add', { incidentId: id, personId: null, name: 'Aware One', organisation: 'Systems', kind: 'technical', why: 'Told.', reach: 'Card.', sees: 'whole', accessUntil: null })
}

/** All that a limited seat is shown, over its pages, prints, search and palette. */
async function shown(): Promise<unknown[]> {
  const pages = await see(lena, incident, async (within) => [await myTasks(within), await task(within, taskId, null), await people(within, {}),
    await evidence(within, null), await printedTask(within, taskId), await incidentFrame(within)])
  const found = await Promise.all(['log', 'a', 'some one', 'mara', 'look'].map((typed) => look(lena, (at) => search(at, typed, null, 20))))
  return [pages, found, await palette(lena, { typed: 'log', within: incident.id, task: taskId, zone: 'UTC' }), await desk(lena)]
}

/** Random ids and the moment are what differs between any two worlds: each id becomes its place. */
function bytes(value: unknown): string {
  const places = new Map<string, string>()
  const text = JSON.stringify(value, (_, each) => (typeof each === 'bigint' ? String(each) : each))
  return text.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, (id) => places.get(id) ?? places.set(id, `id ${places.size}`).get(id)!)
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'a moment').replaceAll(/[0-9a-f]{64}/g, 'a print')
}
async function within<T>(hands: Hands, work: () => Promise<T>): Promise<T> {
  await disconnect()
  process.env.APP_DATABASE_URL = hands.database.appUrl
  return work()
}

describe('attack 16: a limited seat cannot count what is hidden', () => {
  test('N8: answers of what it does, pages, prints, search, palette and desk, with and without hidden work', async () => {
    const before = await within(busy, shown)
    const inBusy = [bytes(before), bytes(await acts(busy, 'again')), bytes(await within(busy, shown))]
    const inQuiet = await within(quiet, async () => [bytes(await shown()), bytes(await acts(quiet, 'again')), bytes(await shown())])
    expect(inBusy).toEqual(inQuiet)
    expect(inBusy.join()).not.toMatch(/E-\d\d/)
  }, 60_000)
  test('a member is told the number, and it counts', async () => {
    const register = (hands: Hands) => within(hands, () => hands.run(mara, 'evidence.register', item('Mine', incident.seatId)))
    expect((await register(quiet)).answer.label).toBe('E-03')
    expect((await register(busy)).answer.label).toBe('E-06')
  })
  test('what it sees as a stream of changes is the same text before and after hidden work', async () => {
    await within(quiet, async () => {
      const before = await limitedView(lena, incident.id)
      await hiddenWork(quiet)
      expect(await limitedView(lena, incident.id)).toBe(before)
    })
  })
})

describe('N8: what it signs for and sees a part of', () => {
  test('refused as changed, it does not get the whole list: neither of people nor of the timeline', async () => {
    await within(quiet, async () => {
      for (const key of ['team-list', 'time-line']) {
        const { rows: [list] } = await quiet.sql.query('select id from task where incident_id = $1 and key = $2', [incident.id, key])
        await quiet.sql.query(`update task set state = 'in progress', started_at = now(), coordinator_seat_id = $2, result = 'Kept.' where id = $1`, [list.id, lenaSeat])
        await quiet.sql.query(`insert into share (id, incident_id, seat_id, noun, object_id, shared_at) values (gen_random_uuid(), $1, $2, 'task', $3, now())`,
          [incident.id, lenaSeat, list.id])
        await quiet.sql.query(`update checklist_item set ticked_at = now() where task_id = $1`, [list.id])
        await quiet.sql.query(`update task_question set answer = 'Yes.', verdict = case when takes = 'yes-no' then 'no' end where task_id = $1`, [list.id])
        await quiet.sql.query(`update evidence_request set required = false where task_id = $1`, [list.id])
        await quiet.sql.query(`update incident set phase = 'watching', prerequisites_at = now() where id = $1`, [incident.id])
        const refused = await quiet.run(lena, 'task.signOff', { incidentId: incident.id, taskId: list.id }, { proof: { code: '000000', fingerprint: 'f'.repeat(64) } })
          .then(() => null, (error: unknown) => error)
        expect(refused).toBeInstanceOf(Refused)
        expect(refused).toMatchObject({ code: 'changed', details: {} })
        expect((refused as Refused).details.shown).toBeUndefined()
      }
    })
  })
})
