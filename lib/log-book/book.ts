import type { Content } from './content'

/** An entry as its row keeps it. `recordedUs`: microseconds, since a Date would lose some. The organisation's book has no seats and tasks. */
export type BookRow = {
  seq: number; recordedUs: bigint; actorId: string; kind: string; content: string; salt: string; leaf: string; prev: string; hash: string
  seatId?: string | null; taskId?: string | null
}

/** Where a book ends, as it is kept beside the book. */
export type BookHead = { seq: number; hash: string; recordedUs: bigint }

/** The first thing that is wrong: at which entry, and in which column of it, or of what stands beside the book. */
export type BookFault = { whole: false; brokenAt: number; field: string; because: string }

/** `unheld`: entries from before seat and task were part of what is hashed. */
export type BookVerdict = { whole: true; upTo: number; unheld: number } | BookFault

/** Rows that pages show as the record and that the book speaks of. */
export type Besides = {
  /** What an entry says of such a row, against the row. */
  entry: (row: BookRow, content: Content) => BookFault | null
  /** A row of which none of the entries, up to the last, speaks. */
  left: (last: number) => BookFault | null
}
