'use client'
import { useCallback, useEffect, useId, useMemo, useRef, useState } from 'react'
import { goTo } from '@/components/frame/go-to'
import type { TimeLineDrawn } from '@/lib/queries/time-line-drawn'
import { timeLineAddress, type TimeLineAddress } from '../address'
import { drawnEntries, type DrawnEntry } from './drawn-entry'
import { DrawnTools } from './drawn-tools'
import { entrySentence, foundShort, severalSentence, summary, viewWords } from './drawn-words'
import { LaneLabels } from './lane-labels'
import { lanesOf } from './lanes'
import { beneath, head, layout, rowsOf } from './layout'
import { Legend } from './legend'
import { PlotDrawing } from './plot-drawing'
import { ticks } from './ticks'
import { useKeys } from './use-keys'
import { usePointer } from './use-pointer'
import { firstWidth, useWidth } from './use-width'
import { around, fitting, whole, type View } from './view'

type Props = {
  drawn: TimeLineDrawn; zone: string; now: Date; address: TimeLineAddress; opened: number | null
  /** Whether only what fits a filter is drawn. */
  only: boolean
  /** What each host is for, by its name, and its id. */
  hosts: Record<string, { id: string; note: string }>
}

const columnWidth = 146
const [wideLabels, narrowLabels] = [172, 96]
const narrowest = 760
const keys = 'Keys: + − zoom, ← → move, 0 everything, ↑ ↓ from entry to entry, Enter opens it in the list.'

/** The time line drawn (design LOOK): the same entries as the list, which is the form that everybody can read. */
export function DrawnTimeLine({ drawn, zone, now, address, opened, only, hosts }: Props) {
  const { by } = drawn
  const id = useId()
  const frame = useRef<HTMLDivElement>(null)
  const plotElement = useRef<HTMLDivElement>(null)
  const asked = useRef<number | null>(null)
  const reader = useMemo(() => ({ zone, now }), [zone, now])
  const found = useCallback((entry: DrawnEntry) => foundShort(entry, reader), [reader])
  const entries = useMemo(() => drawnEntries(drawn.entries), [drawn.entries])
  const [changed, setChanged] = useState<{ of: string; view: View } | null>(null)
  const [chosen, setChosen] = useState<number | null>(null)
  const [under, setUnder] = useState<number | null>(null)

  const moment = now.getTime()
  const begins = useMemo(() => fitting(entries, moment), [entries, moment])
  // Another filter begins anew; a new entry or an opened one leaves what is seen as it is.
  const shows = JSON.stringify(address.filter)
  const view = changed?.of === shows ? changed.view : begins
  const change = useCallback((next: (view: View) => View) => {
    setChanged((last) => ({ of: shows, view: next(last?.of === shows ? last.view : begins) }))
  }, [shows, begins])

  const everything = useCallback(() => change(() => whole(entries, moment)), [change, entries, moment])

  const column = useMemo(() => (entries.some(({ kind }) => kind === 'unknown' || kind === 'before') ? columnWidth : 0), [entries])
  const available = useWidth(frame)
  const labels = available < 600 ? narrowLabels : wideLabels
  const width = Math.max(available - labels, available < 600 ? narrowest : 320)
  const lanes = useMemo(() => {
    const notes = Object.fromEntries(Object.entries(hosts).map(([name, { note }]) => [name, note]))
    const first = { view: begins, column, width: firstWidth - wideLabels, now: moment }
    return beneath(lanesOf(entries, by, by === 'host' ? notes : {}).map((lane) => ({ lane, rows: rowsOf(lane, first, found) })))
  }, [entries, by, hosts, begins, column, moment, found])
  const height = lanes.reduce((sum, lane) => sum + lane.height, head) + 1
  const plot = useMemo(() => ({ view, column, width, now: moment }), [view, column, width, moment])
  const placed = useMemo(() => layout(lanes, plot, found), [lanes, plot, found])
  const lines = useMemo(() => ticks(view, zone, (width - column) / 96, moment), [view, zone, width, column, moment])

  function open(entry: number) {
    asked.current = entry
    // On this page of the list already, or on the one that the list then goes to.
    const after = document.getElementById(`entry-${entry}`) ? address.after : undefined
    goTo(timeLineAddress({ ...address, after, entry }))
  }
  useEffect(() => {
    if (opened === null || opened !== asked.current) return
    asked.current = null
    document.querySelector<HTMLElement>(`[id="entry-${opened}"] a`)?.focus()
  }, [opened])

  function choose(key: number, count: number) {
    setChosen(key)
    if (count === 1) return open(key)
    const several = placed.flatMap(({ marks }) => marks).find((mark) => mark.entries[0]!.number === key && mark.entries.length > 1)
    const times = several?.entries.flatMap(({ start, end }) => [start ?? end, end ?? start]).filter((time) => time !== null) ?? []
    const [from, to] = [Math.min(...times), Math.max(...times)]
    // All at one moment: no scale takes them apart, the list shows them.
    if (times.length === 0 || to - from < 1000) return open(key)
    change(() => around(from, to))
  }

  const pointer = usePointer(plotElement, { column, width }, change, (mark) =>
    choose(Number(mark.getAttribute('data-entry')), Number(mark.getAttribute('data-count'))))
  const onKeyDown = useKeys({ entries, chosen, setChosen, change, open, everything })
  const current = chosen ?? opened
  const said = useMemo(() => entries.find((entry) => entry.number === (under ?? current)), [entries, under, current])
  const several = useMemo(() => placed.flatMap(({ marks }) => marks).find((mark) => mark.entries.length > 1 && mark.entries[0]!.number === under),
    [placed, under])
  const inWords = useMemo(() => summary(entries, by, lanes.length), [entries, by, lanes])
  const hrefOf = useCallback((name: string) => timeLineAddress({
    ...address, after: undefined, entry: undefined,
    filter: { ...address.filter, ...(by === 'host' ? { host: hosts[name]?.id ?? null } : { account: name }) },
  }), [address, by, hosts])

  return (
    <section className="section drawn" aria-labelledby={`${id}-title`}>
      <div className="section-head">
        <h2 id={`${id}-title`}>Drawn</h2>
        <span className="quiet">
          by {by}, {viewWords(view, reader)}
          {drawn.more && `; only the newest ${drawn.count}${only ? ' that match' : ''}, filter to see others`}
        </span>
        <DrawnTools address={address} by={by} more={drawn.more && !drawn.many} change={change} everything={everything} />
      </div>
      <div className="drawing-frame" ref={frame}>
        <LaneLabels lanes={lanes} width={labels} height={height} hrefOf={hrefOf} />
        <div className="drawing-plot" ref={plotElement} role="application" tabIndex={0} aria-label="Drawn timeline"
          aria-describedby={`${id}-summary`} onKeyDown={onKeyDown} {...pointer}
          onPointerOver={(event) => setUnder(Number((event.target as Element).closest('[data-entry]')?.getAttribute('data-entry')) || null)}
          onPointerLeave={() => setUnder(null)}>
          <PlotDrawing lanes={placed} plot={plot} lines={lines} height={height} chosen={current} hatch={`${id}-hatch`} />
        </div>
      </div>
      <p className="sr-only" id={`${id}-summary`}>{inWords} {keys}</p>
      <p className="drawn-says" aria-hidden="true">
        {several ? severalSentence(several.entries) : said ? entrySentence(said, reader) : <>
          <span className="for-keys">{keys}</span>
          <span className="for-fingers">Two fingers zoom and move. A mark opens its entry in the list.</span>
        </>}
      </p>
      <p className="sr-only" role="status">{chosen && said?.number === chosen ? entrySentence(said, reader) : ''}</p>
      <Legend />
    </section>
  )
}
