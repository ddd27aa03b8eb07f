import { describe, expect, test } from 'vitest'
import { besides } from './besides'
import { canonical, entryHash, leafOf } from './hash'
import type { BookHead, BookRow } from './book'
import { verifyBook } from './verify'

// How a book is checked, without a database: lib/log-book/tampering.test.ts changes a real one.

const actorId = '00000000-0000-7000-8000-00000000000a'
const incidentId = '00000000-0000-7000-8000-00000000000b'
const moment = (seq: number) => `2026-11-29T20:00:0${seq}.000Z`
const microseconds = (seq: number) => BigInt(Date.parse(moment(seq))) * 1000n

function sealed(seq: number, prev: string, says: string, more: object = {}): BookRow {
  const content = canonical({
    incident: incidentId, seq, recordedAt: moment(seq), actor: { id: actorId, name: 'Mara Lindqvist' }, seat: null, task: null, kind: 'note', says,
    about: {}, ...more,
  })
  const salt = `salt ${seq}`
  const leaf = leafOf(salt, content)
  return {
    seq, recordedUs: microseconds(seq), actorId, seatId: null, taskId: null, kind: 'note', content, salt, leaf, prev,
    hash: entryHash(prev, seq, leaf),
  }
}
function book(said: readonly string[]): BookRow[] {
  const rows: BookRow[] = []
  for (const says of said) rows.push(sealed(rows.length + 1, rows.at(-1)?.hash ?? '', says))
  return rows
}
async function* pagesOf(rows: readonly BookRow[]) {
  for (const row of rows) yield [row]
}

const whole = book(['one', 'two', 'three', 'four'])
const headOf = (rows: readonly BookRow[]): BookHead => ({ seq: rows.length, hash: rows.at(-1)?.hash ?? '', recordedUs: rows.at(-1)?.recordedUs ?? 0n })
const head = headOf(whole)
const check = (rows: readonly BookRow[], end = head) => verifyBook({ incidentId, head: end, pages: pagesOf(rows) })
const changed = (seq: number, part: Partial<BookRow>) => whole.map((row) => (row.seq === seq ? { ...row, ...part } : row))

describe('a logbook shows tampering (L3)', () => {
  test('a whole book is whole, an empty one too', async () => {
    expect(await check(whole)).toEqual({ whole: true, upTo: 4, unheld: 0 })
    expect(await check([], headOf([]))).toEqual({ whole: true, upTo: 0, unheld: 0 })
  })
  test.each([
    ['content', 'content', changed(2, { content: 'two, but otherwise' })],
    ['salt', 'content', changed(2, { salt: 'other' })],
    ['leaf', 'leaf', changed(2, { leaf: leafOf('salt 2', 'otherwise') })],
    ['hash', 'hash', changed(2, { hash: whole[2]!.hash })],
    ['link to the one before', 'prev', changed(2, { prev: whole[2]!.hash })],
    ['content and leaf together', 'hash', changed(2, { content: 'otherwise', leaf: leafOf('salt 2', 'otherwise') })],
    ['time', 'recorded_at', changed(2, { recordedUs: microseconds(2) + 1n })],
    ['actor', 'actor_id', changed(2, { actorId: incidentId })],
    ['kind', 'kind', changed(2, { kind: 'seat.removed' })],
    ['seat', 'seat_id', changed(2, { seatId: actorId })],
    ['task', 'task_id', changed(2, { taskId: actorId })],
  ])('altered: %s', async (_what, field, rows) => {
    expect(await check(rows)).toMatchObject({ whole: false, brokenAt: 2, field })
  })
  test('altered with a hash that fits: the next entry doesn’t follow', async () => {
    const forged = sealed(2, whole[0]!.hash, 'otherwise')
    expect(await check(changed(2, forged))).toMatchObject({ whole: false, brokenAt: 3, field: 'prev' })
  })
  test('a text that is no entry, with hashes that fit', async () => {
    for (const content of ['otherwise', 'null', '[]', '{"kind":"note"}']) {
      const leaf = leafOf('salt 1', content)
      const row = { ...whole[0]!, content, leaf, hash: entryHash('', 1, leaf) }
      expect(await check([row], headOf([row]))).toMatchObject({ whole: false, brokenAt: 1, field: 'content' })
    }
  })
  test('an entry of another book', async () => {
    const row = sealed(1, '', 'one', { incident: actorId })
    expect(await check([row], headOf([row]))).toMatchObject({ whole: false, brokenAt: 1, field: 'incident_id' })
  })
  test('removed', async () => {
    expect(await check(whole.filter((row) => row.seq !== 2))).toEqual({ whole: false, brokenAt: 2, field: 'missing', because: 'Entry 2 is missing.' })
    expect(await check(whole.slice(1))).toMatchObject({ whole: false, brokenAt: 1 })
  })
  test('removed and renumbered', async () => {
    const renumbered = whole.filter((row) => row.seq !== 2).map((row, index) => ({ ...row, seq: index + 1 }))
    expect(await check(renumbered)).toMatchObject({ whole: false, brokenAt: 2 })
  })
  test('inserted', async () => {
    expect(await check([whole[0]!, whole[0]!, ...whole.slice(1)])).toMatchObject({ whole: false, brokenAt: 2 })
  })
  test('reordered', async () => {
    expect(await check([whole[0]!, whole[2]!, whole[1]!, whole[3]!])).toMatchObject({ whole: false, brokenAt: 2 })
  })
  test('cut off at the end', async () => {
    expect(await check(whole.slice(0, 3))).toMatchObject({ whole: false, brokenAt: 4, field: 'missing' })
    expect(await check([])).toMatchObject({ whole: false, brokenAt: 1 })
  })
  test('the end moved: back, to another entry, to another time', async () => {
    expect(await check(whole, { ...head, seq: 3, hash: whole[2]!.hash })).toMatchObject({ whole: false, brokenAt: 4, field: 'head_seq' })
    expect(await check(whole, { ...head, hash: whole[2]!.hash })).toMatchObject({ whole: false, brokenAt: 4, field: 'head_hash' })
    expect(await check(whole, { ...head, recordedUs: 0n })).toMatchObject({ whole: false, brokenAt: 4, field: 'head_recorded_at' })
  })
  test('rewritten as a whole: it is not the book that was on record', async () => {
    expect(await check(book(['one', 'two', 'three', 'otherwise']))).toMatchObject({ whole: false, brokenAt: 4, field: 'head_hash' })
  })
  test('what it can’t find until there are receipts: cut off, or rewritten, with the end moved to it', async () => {
    expect(await check(whole.slice(0, 3), headOf(whole.slice(0, 3)))).toMatchObject({ whole: true, upTo: 3 })
    const other = book(['one', 'otherwise'])
    expect(await check(other, headOf(other))).toMatchObject({ whole: true, upTo: 2 })
  })
  test('entries from before seat and task were part of the text are counted, since nothing holds those columns', async () => {
    const old = { ...sealed(1, '', 'one', { seat: undefined, task: undefined }), taskId: actorId }
    expect(await check([old], headOf([old]))).toEqual({ whole: true, upTo: 1, unheld: 1 })
  })
  test('the organisation’s book has neither incident, seat nor task', async () => {
    const { seatId: _seat, taskId: _task, ...row } = sealed(1, '', 'one', { incident: undefined, seat: undefined, task: undefined })
    const organisation = (rows: readonly BookRow[]) => verifyBook({ incidentId: null, head: headOf([row]), pages: pagesOf(rows) })
    expect(await organisation([row])).toEqual({ whole: true, upTo: 1, unheld: 0 })
    expect(await organisation([{ ...row, kind: 'other' }])).toMatchObject({ whole: false, brokenAt: 1, field: 'kind' })
  })
})

describe('rows beside the book that are shown as the record', () => {
  const opened = sealed(1, '', 'opened', { kind: 'incident.opened', seat: actorId })
  const row = { ...opened, kind: 'incident.opened', seatId: actorId }
  const term = { seq: 1, seatId: actorId, how: 'opening' }
  const beside = (terms: readonly (typeof term)[]) => verifyBook({ incidentId, head: headOf([row]), pages: pagesOf([row]), besides: besides(terms, []) })

  test('C1: who coordinated, and since which entry', async () => {
    expect(await beside([term])).toMatchObject({ whole: true })
    const broken = { whole: false, brokenAt: 1, field: 'coordinator_term' }
    for (const terms of [[], [{ ...term, seatId: incidentId }], [{ ...term, how: 'take-over' }]]) expect(await beside(terms)).toMatchObject(broken)
    expect(await beside([term, { ...term, seq: 9 }])).toMatchObject({ ...broken, brokenAt: 9 })
  })
})
