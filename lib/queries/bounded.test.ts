import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { look } from '@/lib/db/as'
import { lengthen } from '@/lib/testing/lengthen'
import { see } from '@/lib/testing/see'
import { world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'
import { account } from './account'
import { listLogBook } from './api/log-book'
import { listTimeLine, timeLineCursor } from './api/time-line'
import { incidentFrame } from './frame'
import { search } from './search'
import { settings } from './settings'
import { task } from './task'

// However much one person adds, the pages of others read a bounded part of it, and count the rest.

let w: World
let mara: SomePerson
let lena: SomePerson
let incident: SomeIncident
let lenaSeat: string
let taskId: string
beforeAll(async () => {
  w = await world()
  mara = await w.person('Mara Lindqvist')
  lena = await w.person('Lena Limited', { ours: false })
  incident = await w.open(mara)
  lenaSeat = await w.seat(incident, lena, { sees: 'shared' })
  taskId = (await w.task(incident, 'log-copy')).id
  await w.run(mara, 'task.assign', { incidentId: incident.id, taskId, seatId: lenaSeat, cover: [] })
})
afterAll(() => w.end())

describe('attack 2/6: what is read of what one person adds', () => {
  test('the frame of each page has the oldest hundred of a kind, in short words, and the number of all', async () => {
    await w.sql.query(`insert into question (id, incident_id, asked_by_seat_id, text, asked_at)
      select gen_random_uuid(), $1, $2, repeat('a b c d ', 250), muster.now() from generate_series(1, 2000)`, [incident.id, lenaSeat])
    const { waits } = await see(mara, incident, (within) => incidentFrame(within))
    const questions = waits.filter(({ kind }) => kind === 'question')
    expect([questions.length, questions[0]!.ofKind, questions[0]!.title.length]).toEqual([100, 2_000, 200])
    expect(JSON.stringify(waits).length).toBeLessThan(100_000)
  })

  test('My account shows this session and the newest of the others, and how many more there are', async () => {
    const begin = (n: number, agent: string) => w.sql.query<{ id: string }>(`
      insert into session (id, token_hash, person_id, agent, created_at, last_active_at, expires_at)
      select gen_random_uuid(), encode(sha256((n || $2)::bytea), 'hex'), $1, $2, muster.now(), muster.now() + n * interval '1 second', muster.now() + interval '9 hours'
      from generate_series(1, $3::int) n returning id`, [mara.id, agent, n])
    const { rows: [here] } = await begin(1, 'Firefox/1 Linux')
    await begin(1_000, 'Chrome/1 Windows')
    const mine = await account({ ...mara, sessionId: here!.id })
    expect([mine.sessions.length, mine.sessions[0]!.here, mine.sessionsBeyond, mine.tokensBeyond]).toEqual([50, true, 951, 0])
  })

  test('a task’s page has the newest hundred remarks, and the way to those before', async () => {
    await w.sql.query(`insert into remark (id, incident_id, task_id, seat_id, text, at)
      select gen_random_uuid(), $1, $2, $3, 'remark ' || n, muster.now() + n * interval '1 second' from generate_series(1, 250) n`, [incident.id, taskId, lenaSeat])
    const read: string[] = []
    let before: string | null = null
    for (let pages = 0; pages < 3; pages++) {
      const { work } = (await see(mara, incident, (within) => task(within, taskId, null, before)))!
      expect([work.newest, work.remarks.length]).toEqual([pages === 0, pages < 2 ? 100 : 50])
      read.unshift(...work.remarks.map(({ text }) => text))
      before = work.olderThan
    }
    expect(before).toBeNull()
    expect(read).toEqual(Array.from({ length: 250 }, (_, at) => `remark ${at + 1}`))
  })

  test('N8: a limited seat’s search reads the newest two hundred remarks of its tasks', async () => {
    await w.sql.query(`insert into remark (id, incident_id, task_id, seat_id, text, at)
      select gen_random_uuid(), $1, $2, $3, case n when 1 then 'newestword' when 300 then 'oldestword' else 'other' end,
        muster.now() + interval '1 day' - n * interval '1 second' from generate_series(1, 300) n`, [incident.id, taskId, lenaSeat])
    const found = (typed: string) => look(lena, (at) => search(at, typed, incident.id, 5))
    expect(await found('newestword')).toMatchObject([{ noun: 'task' }])
    expect(await found('oldestword')).toEqual([])
  })

  test('L3: the organisation’s book is checked with each look up to a thousand entries, a longer one when someone asks', async () => {
    const tomas = await w.person('Tomas Admin', { administrator: true })
    expect((await settings(tomas))!.book?.whole).toBe(true)
    await w.sql.query('update organisation set head_seq = 1001')
    expect((await settings(tomas))!).toMatchObject({ book: null, bookLength: 1_001 })
    expect((await settings(tomas, { verify: true }))!.book).not.toBeNull()
  })

  test('attack A16e: an answer of the API has a megabyte, and its next page goes on where it ended', async () => {
    const full = await w.open(mara)
    for (let each = 0; each < 9; each++) {
      await w.run(mara, 'timeLine.add', {
        incidentId: full.id, happened: { kind: 'unknown', start: null, end: null, zone: 'UTC' }, writtenAs: '', foundAt: null, text: `${each} ${'x'.repeat(3_990)}`,
        source: '', hostIds: [], accounts: '', evidenceIds: [], taskId: null, audience: 'team',
      })
    }
    await w.sql.query(`insert into time_line_correction (id, incident_id, entry_id, by_seat_id, at, reason, text, happened, zone)
      select gen_random_uuid(), incident_id, id, by_seat_id, muster.now(), repeat('r', 2000), repeat('y', 4000), happened, zone from time_line_entry, generate_series(1, 40)
      where incident_id = $1`, [full.id])
    await w.sql.query('update time_line_entry set version = 41 where incident_id = $1', [full.id])
    const seen: string[] = []
    for (let after = null as z.output<typeof timeLineCursor> | null, pages = 0; pages < 20; pages++) {
      const page = await see(mara, full, (within) => listTimeLine(within, full.id, { after, limit: 500 }))
      expect(JSON.stringify(page).length).toBeLessThan(1_010_000)
      seen.push(...page.rows.map(({ id }) => id))
      if (!page.next) break
      after = timeLineCursor.parse(page.next)
    }
    expect([seen.length, new Set(seen).size]).toEqual([9, 9])

    await lengthen(w, full, 12, 'z'.repeat(200_000))
    const read: number[] = []
    for (let after = null as [number] | null, pages = 0; pages < 20; pages++) {
      const page = (await see(mara, full, (within) => listLogBook(within, full.id, { after, limit: 500 })))!
      expect(JSON.stringify(page).length).toBeLessThan(1_010_000)
      read.push(...page.rows.map(({ seq }) => seq))
      if (!page.next) break
      after = [page.next[0]!]
    }
    expect(read).toEqual(Array.from({ length: read.length }, (_, at) => at + 1))
    expect(read.length).toBe(22)
  })
})
