import { describe, expect, test } from 'vitest'
import { drawnEntries, extent, type DrawnEntry } from './drawn-entry'
import { lanesOf } from './lanes'
import { beneath, layout, rowsOf, type DrawnLane } from './layout'
import type { Plot } from './shapes'
import { ticks } from './ticks'
import { around, fitting, moved, showing, whole, zoomed, type View } from './view'

const at = (text: string) => Date.parse(`2008-08-${text}Z`)
const now = at('14T01:12:00')
const hour = 3_600_000
const entry = (more: Partial<DrawnEntry>): DrawnEntry =>
  ({ number: 1, kind: 'exact', start: null, end: null, found: null, lanes: ['app1'], text: 'sshd restarted', ...more })
const view = { from: at('12T00:00:00'), to: at('14T00:00:00') }
const plot: Plot = { view, column: 146, width: 980, now }
const found = () => 'found 13 Aug 16:40'
const draw = (entries: DrawnEntry[], of: Plot = plot, rows = 3): DrawnLane[] =>
  layout(beneath(lanesOf(entries, 'host', {}).map((lane) => ({ lane, rows }))), of, found)
const marks = (entries: DrawnEntry[], of: Plot = plot, rows = 3) => draw(entries, of, rows).flatMap((lane) => lane.marks)

test('reads what the query sends', () => {
  expect(drawnEntries('[[19,"before",null,1000,2000,["koji1"],"builds"]]'))
    .toEqual([{ number: 19, kind: 'before', start: null, end: 1000, found: 2000, lanes: ['koji1'], text: 'builds' }])
})

describe('what a mark says (design LOOK, timeline drawn)', () => {
  test('a band never runs past its pin', () => {
    expect(extent(entry({ kind: 'within', start: at('12T00:00:00'), end: at('12T20:00:00'), found: at('12T18:00:00') }), now))
      .toEqual({ from: at('12T00:00:00'), to: at('12T18:00:00') })
    expect(extent(entry({ kind: 'after', start: at('12T00:00:00'), found: at('12T18:00:00') }), now)?.to).toBe(at('12T18:00:00'))
    expect(extent(entry({ kind: 'after', start: at('12T00:00:00') }), now)?.to).toBe(now)
    expect(extent(entry({ kind: 'range', start: at('12T00:00:00'), end: at('12T20:00:00'), found: at('12T18:00:00') }), now)?.to)
      .toBe(at('12T20:00:00'))
  })
  test('before: open at the left, from the column on, with its limit', () => {
    const [mark] = marks([entry({ kind: 'before', end: at('12T21:50:00'), found: at('13T09:20:00') })])
    expect(mark).toMatchObject({ x0: 0, left: 'open', right: 'limit', found: { text: 'found 13 Aug 16:40' } })
    expect(mark!.pin).toBeGreaterThan(mark!.x1)
  })
  test('not known: in the column, open at both sides; its pin stands where it was found out', () => {
    expect(marks([entry({ kind: 'unknown', found: at('13T09:20:00') })])[0])
      .toMatchObject({ x0: 0, x1: 128, left: 'open', right: 'open', pin: expect.any(Number) })
  })
  test('what is beyond the view is not drawn; a band that leaves it has no limit there', () => {
    expect(marks([entry({ start: at('11T23:59:00') }), entry({ start: at('14T00:01:00') })])).toEqual([])
    expect(marks([entry({ kind: 'range', start: at('11T00:00:00'), end: at('15T00:00:00') })])[0])
      .toMatchObject({ x0: 146, x1: 980, left: 'none', right: 'none' })
  })
})

describe('lanes', () => {
  test('in the order in which they were first hit; several hosts in each, many and none in lanes of their own', () => {
    const lanes = lanesOf([
      entry({ number: 1, lanes: ['koji1'] }), entry({ number: 2, lanes: ['app1', 'koji1'] }), entry({ number: 3, lanes: [] }),
      entry({ number: 4, lanes: ['a', 'b', 'c', 'd', 'e'] }),
    ], 'host', { koji1: 'package build' })
    expect(lanes.map(({ name, note, entries }) => [name, note, entries.map(({ number }) => number)])).toEqual([
      ['koji1', 'package build', [1, 2]], ['app1', '', [2]], ['many hosts', 'more than 4 each', [4]], ['no host', 'none is named', [3]],
    ])
  })
  test('design-review 7: eight lanes at most, the busiest; the others stand together, each entry once', () => {
    const hosts = Array.from({ length: 40 }, (_, index) => entry({ number: index, lanes: [`h${index}`, `h${(index + 1) % 40}`] }))
    const lanes = lanesOf(hosts, 'host', {})
    expect(lanes).toHaveLength(9)
    expect(lanes.at(-1)).toMatchObject({ name: '32 more hosts', note: '' })
    expect(new Set(lanes.at(-1)!.entries).size).toBe(lanes.at(-1)!.entries.length)
  })
})

describe('rows', () => {
  const many = (count: number, span = view.to - view.from) => Array.from({ length: count }, (_, index) =>
    entry({ number: index, start: view.from + (index / count) * span, lanes: [`h${index % 7}`] }))
  test('marks of a row never lie on each other, and no entry is lost', () => {
    const kinds = ['exact', 'range', 'within', 'about', 'before', 'after', 'unknown'] as const
    let seed = 3
    const random = (below: number) => (seed = (seed * 48271) % 2147483647) % below
    const entries = Array.from({ length: 900 }, (_, number) => {
      const start = view.from + random(48 * hour)
      const kind = kinds[random(7)]!
      return entry({
        number, kind, lanes: [`h${random(3)}`], start: kind === 'before' || kind === 'unknown' ? null : start,
        end: ['before', 'range', 'within'].includes(kind) ? Math.min(start + random(9 * hour), view.to) : null,
        found: random(2) ? Math.min(start + random(20 * hour), view.to) : null,
      })
    })
    for (const lane of draw(entries)) {
      expect(lane.marks.every((mark) => mark.x1 <= 988)).toBe(true)
      expect(lane.marks.reduce((sum, mark) => sum + mark.entries.length, 0)).toBe(lane.lane.entries.length)
      for (let row = 0; row < 3; row++) {
        const of = lane.marks.filter((mark) => mark.row === row).sort((a, b) => a.x0 - b.x0)
        for (const [index, mark] of of.entries()) {
          if (index > 0) expect(mark.x0).toBeGreaterThanOrEqual(of[index - 1]!.x1)
          if (mark.label) expect(mark.label.x + mark.label.text.length).toBeLessThanOrEqual(of[index + 1]?.x0 ?? 981)
        }
      }
    }
  })
  test('what falls within a few pixels is one mark with its count', () => {
    const [mark, ...more] = marks([1, 2, 3].map((number) => entry({ number, start: at('13T00:00:00') + number * 1000 })))
    expect(more).toEqual([])
    expect(mark!.entries).toHaveLength(3)
  })
  test('lanes stand beneath each other, each as high as its rows', () => {
    const [one, other] = beneath(lanesOf(many(14), 'host', {}).slice(0, 2).map((lane, index) => ({ lane, rows: index + 1 })))
    expect([one, other].map((lane) => lane && [lane.top, lane.height])).toEqual([[32, 52], [84, 92]])
  })
  test('the heights of lanes do not follow the scale', () => {
    const lanes = beneath(lanesOf(many(300), 'host', {}).map((lane) => ({ lane, rows: rowsOf(lane, plot, found) })))
    const heights = (of: View) => layout(lanes, { ...plot, view: of }, found).map(({ height }) => height)
    expect(heights(zoomed(view, 40))).toEqual(heights(view))
    expect(Math.max(...heights(view))).toBeLessThanOrEqual(132)
  })
  test('5,000 entries: few marks, laid out within a frame', () => {
    const lanes = beneath(lanesOf(many(5000), 'host', {}).map((lane) => ({ lane, rows: 2 })))
    // The processor's time, whatever else the machine does meanwhile.
    const began = process.cpuUsage()
    for (let round = 0; round < 31; round++) {
      const drawn = layout(lanes, { ...plot, view: zoomed(view, 1 + round / 4) }, found)
      expect(drawn.flatMap((lane) => lane.marks).length).toBeLessThan(600)
    }
    expect(process.cpuUsage(began).user / 1000 / 31).toBeLessThan(16)
  })
})

describe('the view', () => {
  test('keeps the moment under the pointer when it zooms, and goes no further than there is time', () => {
    const closer = zoomed(view, 2, 0.25)
    expect(closer.from + (closer.to - closer.from) * 0.25).toBe(view.from + (view.to - view.from) * 0.25)
    expect(zoomed(view, 1e9).to - zoomed(view, 1e9).from).toBe(2000)
    const wide = zoomed(view, 1e-9)
    expect(new Date(wide.from).getUTCFullYear()).toBeGreaterThanOrEqual(1)
    expect(new Date(wide.to).getUTCFullYear()).toBeLessThanOrEqual(9999)
    expect(moved(view, 0.5)).toEqual({ from: view.from + 24 * hour, to: view.to + 24 * hour })
    expect(showing(view, at('13T00:00:00'))).toBe(view)
    expect(showing(view, at('20T00:00:00'))).toEqual({ from: at('19T00:00:00'), to: at('21T00:00:00') })
  })
  test('begins with what stands together; everything is one step away', () => {
    const old = entry({ number: 0, start: Date.parse('1601-01-01T00:00:00Z') })
    const entries = [old, ...Array.from({ length: 12 }, (_, index) => entry({ number: index, start: at('12T00:00:00') + index * hour }))]
    expect(fitting(entries, now).from).toBeGreaterThan(at('11T00:00:00'))
    expect(whole(entries, now).from).toBeLessThan(old.start!)
    expect(fitting([], now)).toEqual(around(now, now))
    expect(fitting([entry({ start: now })], now)).toEqual(around(now, now))
  })
  test('lines at even times of the zone, with the day where it begins', () => {
    const berlin = ticks({ from: at('11T22:00:00'), to: at('13T22:00:00') }, 'Europe/Berlin', 9, now)
    expect(berlin.map(({ label }) => label)).toEqual(['12 Aug', '06:00', '12:00', '18:00', '13 Aug', '06:00', '12:00', '18:00', '14 Aug'])
    expect(berlin.filter(({ strong }) => strong)).toHaveLength(3)
    const newYear = ticks({ from: Date.parse('2007-12-30'), to: Date.parse('2008-01-02') }, 'UTC', 4, now)
    expect(newYear.map(({ label }) => label)).toEqual(['30 Dec 2007', '31 Dec', '1 Jan 2008', '2 Jan'])
    expect(ticks({ from: at('12T10:00:10'), to: at('12T10:01:00') }, 'UTC', 6, now).map(({ label }) => label))
      .toEqual(['12 Aug 10:00:15', '10:00:30', '10:00:45', '10:01:00'])
    expect(ticks({ from: Date.parse('2006-11-01'), to: Date.parse('2008-08-01') }, 'UTC', 9, now).map(({ label }) => label))
      .toEqual(['2007', 'Apr 2007', 'Jul 2007', 'Oct 2007', '2008', 'Apr 2008', 'Jul 2008'])
  })
  test('a day of 25 hours has each line once', () => {
    const day = { from: Date.parse('2008-10-25T22:00:00Z'), to: Date.parse('2008-10-26T23:00:00Z') }
    const lines = ticks(day, 'Europe/Berlin', 30, now)
    expect(new Set(lines.map((line) => line.at)).size).toBe(lines.length)
    expect(lines.every((line, index) => index === 0 || line.at > lines[index - 1]!.at)).toBe(true)
  })
})
