import { expect, test } from 'vitest'
import { withRoom } from './tick-labels'

const plot = { view: { from: 0, to: 1000 }, column: 0, width: 1000, now: 5000 }
const hour = (at: number) => ({ at, label: '18:00', strong: false })
const day = (at: number) => ({ at, label: '14 Aug', strong: true })
const labels = (...lines: ReturnType<typeof hour>[]) => withRoom(lines, plot, null).map(({ at, toLeft }) => [at, toLeft])

test('a label that would run into the one before, or over the edge, is left out', () => {
  expect(labels(day(0), hour(20), hour(100), hour(990))).toEqual([[0, false], [100, false]])
})
test('design-review 7: the last day is named, before its line where there is no room behind it, in place of an hour', () => {
  expect(labels(day(0), hour(700), day(990))).toEqual([[0, false], [700, false], [990, true]])
  expect(labels(day(0), hour(940), day(990))).toEqual([[0, false], [990, true]])
  expect(labels(day(940), day(990))).toEqual([[940, false]])
})
test('the word “now” keeps its place', () => {
  expect(withRoom([day(500)], plot, 510)).toEqual([])
})
