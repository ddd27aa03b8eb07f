import { extent, type DrawnEntry } from './drawn-entry'
import type { View } from './view'

/** Where things are, in pixels: the column of what has no day ends at `column`, and the lanes at `width`. */
export type Plot = { view: View; column: number; width: number; now: number }

/** How the end of a band is drawn: its limit is known, is not known, or is beyond what is seen. */
export type Edge = 'limit' | 'open' | 'none'
/** An entry, or several that fall into one place, as they stand in a lane. */
export type Shape = {
  entries: DrawnEntry[]; x0: number; x1: number; left: Edge; right: Edge; pin: number | null
  /** Where it stands, if it is too short to have a length here. */
  point: number | null
}

/** The gap between the column and the break mark. */
export const columnGap = 18
const near = 10
const roomOfCount = 28

export function xOf(at: number, { view, column, width }: Plot): number {
  return column + ((at - view.from) / (view.to - view.from)) * (width - column)
}

/** To a hundredth of a pixel, which nobody sees: what is as wide as before stays as it is. */
export const px = (x: number): number => Math.round(x * 100) / 100

/** Shapes of a lane that are seen, from the left; those within a few pixels as one with its count. */
export function shapesOf(entries: readonly DrawnEntry[], plot: Plot): Shape[] {
  const seen: Shape[] = []
  for (const entry of entries) {
    const shape = shapeOf(entry, plot)
    if (shape) seen.push(shape)
  }
  seen.sort((a, b) => a.x0 - b.x0 || a.x1 - b.x1)
  const shapes: Shape[] = []
  let open: Shape | null = null
  for (const shape of seen) {
    if (shape.point === null) shapes.push(shape)
    else if (open && shape.point - open.point! <= (open.entries.length > 1 ? roomOfCount : near)) {
      open.entries.push(shape.entries[0]!)
      open.x1 = Math.max(open.x1, shape.x1)
      open.pin = null
    } else {
      open = shape
      shapes.push(open)
    }
  }
  for (const shape of shapes) if (shape.entries.length > 1) giveRoom(shape, plot)
  return shapes
}

/** Half of what a dot, and a wave, is wide. */
const halves = { exact: 4, about: 8 } as const

/** Half of what a count is wide. */
export const halfOfCount = (count: number): number => 8 + String(count).length * 3

/** A count takes the same room wherever its entries fall within it. */
function giveRoom(shape: Shape, { column, width }: Plot): void {
  const half = halfOfCount(shape.entries.length)
  const centre = Math.min(Math.max((shape.x0 + shape.x1) / 2, column + half), width - half)
  shape.x0 = centre - half
  shape.x1 = centre + half
}

function shapeOf(entry: DrawnEntry, plot: Plot): Shape | null {
  const { view, column, width, now } = plot
  const of = extent(entry, now)
  // Most of a long log is not in sight: nothing more is worked out for it.
  if (of && (of.to < view.from || of.from > view.to)) return null
  const entries = [entry]
  // What was found out while it happened was never unseen.
  const atOnce = (entry.kind === 'exact' || entry.kind === 'range') && of !== null && entry.found !== null && entry.found <= of.to
  const pin = entry.found === null || atOnce ? null : xOf(entry.found, plot)
  if (!of) return { entries, x0: 0, x1: Math.max(column - columnGap, 0), left: 'open', right: 'open', pin, point: null }
  const [from, to] = [xOf(of.from, plot), xOf(of.to, plot)]
  const isBefore = of.from === -Infinity
  // What was found out before its limit ends at its pin.
  const point = !isBefore && to - from < 6 ? (from + to) / 2 : null
  const half = entry.kind === 'exact' || entry.kind === 'about' ? halves[entry.kind] : 0
  const known = entry.kind !== 'after' && (entry.kind !== 'before' || of.to === entry.end)
  return {
    entries, x0: isBefore ? 0 : Math.max(from, column) - half, x1: Math.min(to, width) + half, pin, point,
    left: isBefore ? 'open' : from < column ? 'none' : 'limit', right: to > width ? 'none' : known ? 'limit' : 'open',
  }
}
