import type { HappenedKind } from '@/lib/rules/time-line'

/** An entry as the drawing needs it, with times in milliseconds. What it does not have is null. */
export type DrawnEntry = {
  number: number; kind: HappenedKind; start: number | null; end: number | null; found: number | null
  lanes: string[]; text: string
}

/** Reads what `timeLineDrawn` sends: entries in the order of the list. */
export function drawnEntries(sent: string): DrawnEntry[] {
  const rows = JSON.parse(sent) as [number, HappenedKind, number | null, number | null, number | null, string[], string][]
  return rows.map(([number, kind, start, end, found, lanes, text]) => ({ number, kind, start, end, found, lanes, text }))
}

/** From when to when an event may have been or lasted, as far as it is known; null where it has no time. */
export function extent(entry: DrawnEntry, now: number): { from: number; to: number } | null {
  const { kind, start, end, found } = entry
  if (kind === 'before' && end !== null) return { from: -Infinity, to: until(entry, end) }
  if (start === null) return null
  if (kind === 'after') return { from: start, to: Math.max(start, found ?? now) }
  return { from: start, to: end === null ? start : until(entry, end) }
}

/** A band never runs past its pin: what was found out had happened. */
function until({ kind, start, found }: DrawnEntry, limit: number): number {
  return found !== null && kind !== 'range' ? Math.min(limit, Math.max(found, start ?? found)) : limit
}
