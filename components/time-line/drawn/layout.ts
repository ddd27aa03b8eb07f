import type { DrawnEntry } from './drawn-entry'
import type { Lane } from './lanes'
import { shapesOf, type Plot, type Shape } from './shapes'

/** A shape in its row, with as much of its words as there is room for. */
export type Mark = Shape & {
  row: number
  label: { x: number; text: string; toLeft: boolean } | null
  /** The thread to its pin, and the words at the pin. */
  thread: number | null; found: { x: number; text: string } | null
}
/** A lane in its place beneath the others, which it keeps at any scale. */
export type PlacedLane = { lane: Lane; top: number; height: number; rows: number }
export type DrawnLane = PlacedLane & { marks: Mark[] }
/** How a moment of finding out is said. */
export type FoundWords = (entry: DrawnEntry) => string

const letter = 6.3
const gap = 8
const rowsAtMost = 3
export const head = 32
export const rowHeight = 40

/** The height of a lane: with so many rows it holds its marks at any scale, so that nothing below the drawing ever moves. */
const laneHeight = (rows: number): number => 12 + rows * rowHeight

/** How many rows each lane keeps, judged at one width and at the scale that the drawing begins with. */
export function rowsOf(lane: Lane, plot: Plot, found: FoundWords): number {
  return 1 + Math.max(0, ...inRows(shapesOf(lane.entries, plot), rowsAtMost, plot, found).map(({ row }) => row))
}

/** All lanes beneath each other. */
export function beneath(lanes: readonly { lane: Lane; rows: number }[]): PlacedLane[] {
  let top = head
  return lanes.map(({ lane, rows }) => {
    const placed = { lane, rows, top, height: laneHeight(rows) }
    top += placed.height
    return placed
  })
}

/** The lanes with their marks, as a view shows them. */
export function layout(lanes: readonly PlacedLane[], plot: Plot, found: FoundWords): DrawnLane[] {
  return lanes.map((placed) => ({ ...placed, marks: inRows(shapesOf(placed.lane.entries, plot), placed.rows, plot, found) }))
}

type Row = { marks: Mark[]; hard: number; soft: number }

/**
 * Puts shapes into rows: where one fits with all its words, else where it fits without those of its neighbour, else together with its
 * neighbour as a count. Marks never lie on each other.
 */
function inRows(shapes: readonly Shape[], most: number, plot: Plot, found: FoundWords): Mark[] {
  const rows: Row[] = Array.from({ length: most }, () => ({ marks: [], hard: -Infinity, soft: -Infinity }))
  for (const shape of shapes) {
    const free = fits(rows, shape)
    // Together with whom it takes the least room.
    const row = free ?? best(rows, ({ marks, hard }) => Math.max(hard, shape.x1) - marks.at(-1)!.x0)!
    if (free) row.marks.push(markOf(shape, rows.indexOf(row)))
    else merge(row, shape)
    const last = row.marks.at(-1)!
    row.hard = last.x1
    row.soft = wanted(last, plot, found)
  }
  return rows.flatMap(({ marks }) => marks.map((mark, index) => worded(mark, marks[index - 1], marks[index + 1], plot, found)))
}

/** The row in which a shape has room with all the words before it, else the one in which it takes the fewest of them. */
function fits(rows: readonly Row[], { x0 }: Shape): Row | undefined {
  return rows.find(({ soft }) => x0 >= soft + gap) ?? best(rows.filter(({ hard }) => x0 >= hard + 4), ({ soft }) => soft)
}

// Written out, as below: copying some hundred by spreading takes longer than all else here.
function markOf({ entries, x0, x1, left, right, pin, point }: Shape, row: number): Mark {
  return { entries, x0, x1, left, right, pin, point, row, label: null, thread: null, found: null }
}

function best(rows: readonly Row[], cost: (row: Row) => number): Row | undefined {
  return rows.reduce<Row | undefined>((least, row) => (least && cost(least) <= cost(row) ? least : row), undefined)
}

function merge({ marks }: Row, shape: Shape): void {
  const last = marks.at(-1)!
  last.entries.push(...shape.entries)
  if (shape.x1 > last.x1) Object.assign(last, { x1: shape.x1, right: shape.right, point: null })
  last.pin = null
}

/** How far a mark reaches with all that could be said. */
function wanted({ x1, x0, pin, entries }: Shape, { width }: Plot, found: FoundWords): number {
  if (entries.length > 1) return x1
  const label = Math.min(x0 + entries[0]!.text.length * letter, width)
  const seen = pin !== null && pin <= width ? pin + gap + found(entries[0]!).length * letter : pin === null ? x1 : width
  return Math.max(x1, label, seen)
}

function worded(mark: Mark, before: Mark | undefined, after: Mark | undefined, plot: Plot, found: FoundWords): Mark {
  const { entries, x0, x1, left, right, point, row } = mark
  if (entries.length > 1) return mark
  const { width } = plot
  const limit = after ? after.x0 - gap : width
  const pin = mark.pin !== null && mark.pin >= x1 && mark.pin <= limit ? mark.pin : null
  const words = found(entries[0]!)
  const at = pin === null ? null : pin + gap
  return {
    entries, x0, x1, left, right, point, row, pin, label: labelOf(mark, before, limit, plot),
    thread: mark.pin === null || mark.pin < x1 ? null : pin ?? (after ? null : width),
    found: at !== null && at + words.length * letter <= limit ? { x: at, text: words } : null,
  }
}

function labelOf(mark: Mark, before: Mark | undefined, limit: number, { width }: Plot): Mark['label'] {
  const { text } = mark.entries[0]!
  const { x0: x, x1 } = mark
  const room = limit - x
  if (text.length * letter <= room) return { x, text, toLeft: false }
  // At the right edge a point has its words at its left.
  const left = before ? Math.max(before.x1, before.label ? before.label.x : 0) + gap : 0
  if (mark.point !== null && limit === width && x1 - left > room && text.length * letter <= x1 - left && !before?.label)
    return { x: Math.min(x1, width), text, toLeft: true }
  const letters = Math.floor(room / letter) - 2
  return letters < 6 ? null : { x, text: `${text.slice(0, letters).trimEnd()}…`, toLeft: false }
}
