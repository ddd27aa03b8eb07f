import { entryHash, leafOf } from './hash'

/** An entry as the book keeps it. */
export type BookEntry = { seq: number; content: string; salt: string; leaf: string; prev: string; hash: string }

export type BookVerdict = { whole: true; upTo: number } | { whole: false; brokenAt: number; because: string }

/**
 * Recomputes a log book from its first entry to its last (L3): what every entry says, its place, and that it follows the one before.
 * `head`, from a receipt or from where the book's end is kept, shows whether entries were cut off at the end or the whole was rewritten.
 * Answers up to which entry the book is whole, or the first entry at which it is not, and why. An empty book is whole up to 0.
 */
export function verifyBook(entries: readonly BookEntry[], head?: { seq: number; hash: string }): BookVerdict {
  let seq = 0
  let prev = ''
  for (const entry of entries) {
    seq += 1
    const fault = faultOf(entry, seq, prev)
    if (fault) return { whole: false, brokenAt: seq, because: fault }
    if (head?.seq === seq && head.hash !== entry.hash)
      return { whole: false, brokenAt: seq, because: 'The entry is not the one that was on record under this number.' }
    prev = entry.hash
  }
  if (head && head.seq > seq) return { whole: false, brokenAt: seq + 1, because: `Entries are missing at the end: the book had ${head.seq}.` }
  return { whole: true, upTo: seq }
}

function faultOf(entry: BookEntry, seq: number, prev: string): string | null {
  if (entry.seq > seq) return `Entry ${seq} is missing.`
  if (entry.seq < seq) return `Entry ${entry.seq} stands in the place of entry ${seq}.`
  if (entry.prev !== prev) return 'The entry does not follow the one before it.'
  if (entry.leaf !== leafOf(entry.salt, entry.content)) return 'What the entry says was changed.'
  if (entry.hash !== entryHash(entry.prev, entry.seq, entry.leaf)) return 'The entry’s hash was changed.'
  return null
}
