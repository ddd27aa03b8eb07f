import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lengthen } from '@/lib/testing/lengthen'
import { see } from '@/lib/testing/see'
import { world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'
import { logBook } from './log-book'

let w: World
let mara: SomePerson
let incident: SomeIncident

beforeAll(async () => {
  w = await world()
  mara = await w.person('Mara Lindqvist')
  incident = await w.open(mara)
  await w.seat(incident, await w.person('Priya Raman'))
  await w.run(mara, 'logBook.note', {
    incidentId: incident.id, kind: 'telephone', at: '2008-08-13T13:55:00Z', text: 'She keeps the logs.',
    call: { with: 'Ola Nowak', way: 'we called', calledBack: true },
  })
})
afterAll(() => w.end())

const look = (asked: Partial<Parameters<typeof logBook>[1]> = {}, of = incident) =>
  see(mara, of, (within) => logBook(within, { part: null, before: null, entry: null, verify: false, ...asked }))

describe('the logbook as a page (L1 to L3)', () => {
  test('L2: newest first, with what was said and both times', async () => {
    const page = await look()
    expect(page.lines.map((line) => line.seq)).toEqual([2, 1])
    expect(page.lines[0]).toMatchObject({
      who: 'Mara Lindqvist', says: 'noted a call to Ola Nowak', detail: 'She keeps the logs.', happenedAt: new Date('2008-08-13T13:55:00Z'),
      calledBack: true,
    })
    expect(page).toMatchObject({ chain: { whole: true, upTo: 2, unheld: 0 }, earlier: null, newest: true, names: ['Mara Lindqvist', 'Priya Raman'] })
  })
  test('L1: a part of it by kind', async () => {
    expect((await look({ part: 'calls' })).lines.map((line) => line.seq)).toEqual([2])
    expect((await look({ part: 'phases' })).lines.map((line) => line.seq)).toEqual([1])
    expect((await look({ part: 'people' })).lines).toEqual([])
  })
  test('L1: pages of 200; a long book is checked when someone asks', async () => {
    const long = await w.open(mara)
    await lengthen(w, long, 1100)
    const first = await look({}, long)
    expect(first).toMatchObject({ head: { seq: 1101 }, earlier: 902, chain: null })
    expect(first.lines).toHaveLength(200)
    const second = await look({ before: first.earlier }, long)
    expect(second.lines[0]!.seq).toBe(901)
    expect((await look({ verify: true }, long)).chain).toEqual({ whole: true, upTo: 1101, unheld: 0 })
  })
  test('attack A16e: a page of long results stays short; an entry’s own address has it whole', async () => {
    const result = 'She found it. '.repeat(1_428)
    const full = await w.open(mara)
    const { id: taskId } = await w.task(full, 'log-copy')
    await w.run(mara, 'task.assign', { incidentId: full.id, taskId, seatId: full.seatId, cover: [] })
    await w.run(mara, 'task.start', { incidentId: full.id, taskId })
    for (let each = 0; each < 40; each++) {
      const { version } = await w.task(full, 'log-copy')
      await w.run(mara, 'task.writeResult', { incidentId: full.id, taskId, result: `${each} ${result}` }, { version })
    }
    const page = await look({}, full)
    const long = page.lines.filter(({ cut }) => cut)
    expect(long).toHaveLength(40)
    expect(JSON.stringify(page).length).toBeLessThan(40 * 1_500 + 20_000)
    const { seq } = long[5]!
    const opened = await look({ entry: seq }, full)
    expect(opened.lines[0]).toMatchObject({ seq, cut: false, detail: `34 ${result}` })
    expect(opened.lines.filter(({ cut }) => cut)).toHaveLength(34)
  })
  test('L3, promise 6: what was altered behind the program’s back is shown, and where', async () => {
    const other = await w.open(mara)
    await lengthen(w, other, 5)
    await w.sql.query('alter table log_entry disable trigger append_only')
    const attack = `update log_entry set content = replace(content, 'went on', 'went back') where incident_id = $1 and seq = 3`
    await w.sql.query(attack, [other.id])
    await w.sql.query('alter table log_entry enable trigger append_only')
    expect((await look({}, other)).chain).toMatchObject({ whole: false, brokenAt: 3 })
  })
})
