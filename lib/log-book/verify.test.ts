import { describe, expect, test } from 'vitest'
import { entryHash, leafOf } from './hash'
import { verifyBook, type BookEntry } from './verify'

function book(contents: readonly string[]): BookEntry[] {
  const entries: BookEntry[] = []
  for (const content of contents) {
    const seq = entries.length + 1
    const prev = entries.at(-1)?.hash ?? ''
    const salt = `salt ${seq}`
    const leaf = leafOf(salt, content)
    entries.push({ seq, content, salt, leaf, prev, hash: entryHash(prev, seq, leaf) })
  }
  return entries
}

const whole = book(['one', 'two', 'three', 'four'])
const head = { seq: 4, hash: whole[3]!.hash }
const changed = (seq: number, part: Partial<BookEntry>) => whole.map((entry) => (entry.seq === seq ? { ...entry, ...part } : entry))

describe('a log book shows tampering (L3)', () => {
  test('a whole book is whole, an empty one too', () => {
    expect(verifyBook(whole, head)).toEqual({ whole: true, upTo: 4 })
    expect(verifyBook(whole)).toEqual({ whole: true, upTo: 4 })
    expect(verifyBook([])).toEqual({ whole: true, upTo: 0 })
  })
  test('an older head is no fault: entries were added since', () => {
    expect(verifyBook(whole, { seq: 2, hash: whole[1]!.hash })).toEqual({ whole: true, upTo: 4 })
  })
  test.each([
    ['content', changed(2, { content: 'two, but otherwise' })],
    ['salt', changed(2, { salt: 'other' })],
    ['leaf', changed(2, { leaf: leafOf('salt 2', 'otherwise') })],
    ['hash', changed(2, { hash: whole[2]!.hash })],
    ['link to the one before', changed(2, { prev: whole[2]!.hash })],
    ['content and leaf together', changed(2, { content: 'otherwise', leaf: leafOf('salt 2', 'otherwise') })],
  ])('altered: %s', (_what, entries) => {
    expect(verifyBook(entries)).toMatchObject({ whole: false, brokenAt: 2 })
  })
  test('altered with a hash that fits: the next entry doesn’t follow', () => {
    const leaf = leafOf('salt 2', 'otherwise')
    const forged = changed(2, { content: 'otherwise', leaf, hash: entryHash(whole[0]!.hash, 2, leaf) })
    expect(verifyBook(forged)).toMatchObject({ whole: false, brokenAt: 3 })
  })
  test('removed', () => {
    expect(verifyBook(whole.filter((entry) => entry.seq !== 2))).toEqual({ whole: false, brokenAt: 2, because: 'Entry 2 is missing.' })
    expect(verifyBook(whole.slice(1))).toMatchObject({ whole: false, brokenAt: 1 })
  })
  test('removed and renumbered', () => {
    const renumbered = whole.filter((entry) => entry.seq !== 2).map((entry, index) => ({ ...entry, seq: index + 1 }))
    expect(verifyBook(renumbered)).toMatchObject({ whole: false, brokenAt: 2 })
  })
  test('inserted', () => {
    expect(verifyBook([whole[0]!, whole[0]!, ...whole.slice(1)])).toMatchObject({ whole: false, brokenAt: 2 })
  })
  test('reordered', () => {
    expect(verifyBook([whole[0]!, whole[2]!, whole[1]!, whole[3]!])).toMatchObject({ whole: false, brokenAt: 2 })
  })
  test('cut off at the end', () => {
    expect(verifyBook(whole.slice(0, 3), head)).toMatchObject({ whole: false, brokenAt: 4 })
    expect(verifyBook([], head)).toMatchObject({ whole: false, brokenAt: 1 })
  })
  test('rewritten as a whole: it is not the book that was on record', () => {
    expect(verifyBook(book(['one', 'two', 'three', 'otherwise']), head)).toMatchObject({ whole: false, brokenAt: 4 })
  })
})
