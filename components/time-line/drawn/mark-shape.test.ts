import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { HappenedKind } from '@/lib/rules/time-line'
import type { Mark } from './layout'
import { MarkShape } from './mark-shape'

const entry = (number: number, kind: HappenedKind) =>
  ({ number: number + 1, kind, start: 0, end: 1, found: 2, lanes: ['app1'], text: 'sshd restarted' })
const mark = (x: number, kind: HappenedKind, count = 1): Mark => ({
  entries: Array.from({ length: count }, (_, index) => entry(index, kind)), x0: x, x1: x + (count > 1 ? 22 : 8),
  left: 'limit', right: 'limit', point: null, row: 0, pin: count > 1 ? null : x + 100, thread: count > 1 ? null : x + 100,
  label: count > 1 ? null : { x, text: 'sshd restarted', toLeft: false }, found: null,
})
const drawn = (of: Mark) => renderToStaticMarkup(createElement(MarkShape, { mark: of, top: 32, chosen: false, column: 138 }))
const place = /^<g class="mark" data-entry="1" data-count="\d+" transform="translate\(([\d.]+) 64\)">/

const moved = [['exact', 1], ['range', 1], ['about', 1], ['exact', 3]] as const
test.each(moved)('%s, %i in one: a mark that is moved is the same drawing elsewhere', (kind, count) => {
  const [here, there] = [drawn(mark(200.1, kind, count)), drawn(mark(311 / 3, kind, count))]
  expect(place.exec(here)![1]).not.toBe(place.exec(there)![1])
  expect(here.replace(place, '')).toBe(there.replace(place, ''))
})

test.each(['within', 'before'] as const)('%s: a band is drawn where it is, so that its hatch stays', (kind) => {
  expect(drawn(mark(200, kind))).not.toContain('transform')
  expect(drawn(mark(200, kind))).toContain('<rect class="band" x="200"')
})
