import { day as oneDay, minute } from '@/lib/rules/wall-clock'
import { extent, type DrawnEntry } from './drawn-entry'

/** The stretch of time that is drawn, in milliseconds. */
export type View = { from: number; to: number }

const shortest = 2000
const longest = 20_000 * 365 * oneDay
const first = Date.parse('0001-01-01T00:00:00Z')
const last = Date.parse('9999-12-31T00:00:00Z')

const inside = (view: View): View => {
  const span = Math.min(Math.max(view.to - view.from, shortest), longest, last - first)
  const from = Math.min(Math.max((view.from + view.to - span) / 2, first), last - span)
  return { from, to: from + span }
}

/** Closer by a factor above 1, with the moment under `share` of the width kept where it is. */
export function zoomed(view: View, factor: number, share = 0.5): View {
  const span = Math.min(Math.max((view.to - view.from) / factor, shortest), longest)
  const from = view.from + (view.to - view.from - span) * share
  return inside({ from, to: from + span })
}

/** Later by a share of what is seen. */
export function moved(view: View, share: number): View {
  const by = (view.to - view.from) * share
  return inside({ from: view.from + by, to: view.to + by })
}

/** So that a moment is seen, without a change of scale. */
export function showing(view: View, at: number): View {
  return at >= view.from && at <= view.to ? view : moved(view, (at - (view.from + view.to) / 2) / (view.to - view.from))
}

/** The stretch with a margin at both sides. */
export function around(from: number, to: number): View {
  const margin = Math.max((to - from) * 0.04, from === to ? 30 * minute : 1000)
  return inside({ from: from - margin, to: to + margin })
}

/** Everything that has a time. */
export function whole(entries: readonly DrawnEntry[], now: number): View {
  const points = moments(entries, now)
  return around(points[0] ?? now, points.at(-1) ?? now)
}

/** What the drawing begins with: everything, but for the few that stand so far off that the others would fall into one point. */
export function fitting(entries: readonly DrawnEntry[], now: number): View {
  let points = moments(entries, now)
  for (;;) {
    const gap = widestGap(points)
    if (!gap) break
    const [before, after] = [points.slice(0, gap), points.slice(gap)]
    if (Math.min(before.length, after.length) > points.length / 10) break
    points = before.length > after.length ? before : after
  }
  return around(points[0] ?? now, points.at(-1) ?? now)
}

/** The place behind a gap that is most of the whole; null for none. */
function widestGap(points: readonly number[]): number | null {
  const span = (points.at(-1) ?? 0) - (points[0] ?? 0)
  for (let place = 1; place < points.length; place++)
    if (points[place]! - points[place - 1]! > span * 0.8) return place
  return null
}

function moments(entries: readonly DrawnEntry[], now: number): number[] {
  return entries.flatMap((entry) => {
    const of = extent(entry, now)
    return of ? [of.from, of.to, ...(entry.found === null ? [] : [entry.found])] : []
  }).filter(Number.isFinite).sort((a, b) => a - b)
}
