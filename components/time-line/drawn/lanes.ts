import type { DrawnEntry } from './drawn-entry'

/** A lane of the drawing: the entries of a host or an account, or of those that name many or none. */
export type Lane = { key: string; name: string; note: string; named: boolean; entries: DrawnEntry[] }

const lanesAtMost = 8
// More than so many would be the same mark again and again.
const drawnInAtMost = 4

/** Lanes in the order in which they were first hit; the busiest ones, the others together. `notes` say what a host is for. */
export function lanesOf(entries: readonly DrawnEntry[], by: 'host' | 'account', notes: Record<string, string>): Lane[] {
  const named = new Map<string, DrawnEntry[]>()
  const many: DrawnEntry[] = []
  const none: DrawnEntry[] = []
  for (const entry of entries) {
    if (entry.lanes.length === 0) none.push(entry)
    else if (entry.lanes.length > drawnInAtMost) many.push(entry)
    else for (const name of entry.lanes) {
      const lane = named.get(name)
      if (lane) lane.push(entry)
      else named.set(name, [entry])
    }
  }
  const busiest = new Set([...named].sort(([, a], [, b]) => b.length - a.length).slice(0, lanesAtMost).map(([name]) => name))
  const others = [...new Set([...named].filter(([name]) => !busiest.has(name)).flatMap(([, of]) => of))]
  const rest = named.size - busiest.size
  const together = [
    { key: '?others', name: `${rest} more ${by}s`, note: '', named: false, entries: others },
    { key: '?many', name: `many ${by}s`, note: `more than ${drawnInAtMost} each`, named: false, entries: many },
    { key: '?none', name: `no ${by}`, note: 'none is named', named: false, entries: none },
  ]
  return [
    ...[...named].filter(([name]) => busiest.has(name))
      .map(([name, of]) => ({ key: name, name, note: notes[name] ?? '', named: true, entries: of })),
    ...together.filter((lane) => lane.entries.length > 0),
  ]
}
