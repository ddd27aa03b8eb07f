import { useMemo, type KeyboardEvent } from 'react'
import type { DrawnEntry } from './drawn-entry'
import { moved, showing, zoomed, type View } from './view'

type Keys = {
  entries: readonly DrawnEntry[]; chosen: number | null; setChosen: (entry: number | null) => void
  change: (change: (view: View) => View) => void; open: (entry: number) => void; everything: () => void
}

/** The drawing by keyboard alone: + − zoom, ← → move, 0 everything, ↑ ↓ Home End from entry to entry, Enter opens, Escape lets go. */
export function useKeys({ entries, chosen, setChosen, change, open, everything }: Keys) {
  const at = useMemo(() => entries.findIndex(({ number }) => number === chosen), [entries, chosen])
  const to = (index: number) => {
    const entry = entries[Math.min(Math.max(index, 0), entries.length - 1)]
    if (!entry) return
    setChosen(entry.number)
    const time = entry.kind === 'before' ? entry.end : entry.start
    if (time !== null) change((view) => showing(view, time))
  }
  const keys: Record<string, () => void> = {
    '+': () => change((view) => zoomed(view, 1.6)), '=': () => change((view) => zoomed(view, 1.6)),
    '-': () => change((view) => zoomed(view, 1 / 1.6)), '−': () => change((view) => zoomed(view, 1 / 1.6)),
    '0': everything, ArrowLeft: () => change((view) => moved(view, -0.2)), ArrowRight: () => change((view) => moved(view, 0.2)),
    ArrowDown: () => to(at + 1), ArrowUp: () => to(at === -1 ? entries.length - 1 : at - 1),
    Home: () => to(0), End: () => to(entries.length - 1), Escape: () => setChosen(null),
    ...(chosen !== null && { Enter: () => open(chosen), ' ': () => open(chosen) }),
  }
  return (event: KeyboardEvent) => {
    const act = Object.hasOwn(keys, event.key) ? keys[event.key] : undefined
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }
}
