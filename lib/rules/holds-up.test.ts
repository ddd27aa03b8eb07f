import { expect, test } from 'vitest'
import { heldUp, inCauseOrder, type Holding } from './holds-up'

const task = (id: string, more: Partial<Holding> = {}, ...dependsOn: string[]): Holding => ({
  id, title: id, state: 'open', started: false, signed: false, prerequisite: false, ongoing: false, permitted: false,
  dependsOn: dependsOn.map((each) => ({ id: each })), ...more,
})
const running = { state: 'in progress', started: true } as const

test('T5: what waits for it, and all that comes after that, near ones first', () => {
  const held = heldUp([task('a', running), task('c', {}, 'b'), task('b', {}, 'a')])
  expect(held.get('a')).toEqual(['b', 'c'])
  expect(held.get('b')).toEqual(['c'])
  expect(held.get('c')).toEqual([])
})
test('T6: a prerequisite holds up whatever may not start without it, until it has started', () => {
  const others = [task('x'), task('y', { permitted: true }), task('z', running)]
  expect(heldUp([task('p', { prerequisite: true }), task('q', { prerequisite: true }), ...others]).get('p')).toEqual(['x'])
  expect(heldUp([task('p', { prerequisite: true, ...running }), ...others]).get('p')).toEqual([])
  expect(heldUp([task('p', { prerequisite: true, state: 'open', started: true }), ...others]).get('p')).toEqual([])
})
test('what is settled holds up nothing; what goes on until the end only until it started', () => {
  expect(heldUp([task('a', { state: 'set aside' }), task('b', {}, 'a')]).get('a')).toEqual([])
  expect(heldUp([task('a', { state: 'done', signed: true, started: true }), task('b', {}, 'a')]).get('a')).toEqual([])
  expect(heldUp([task('a', { ongoing: true, ...running }), task('b', {}, 'a')]).get('a')).toEqual([])
  expect(heldUp([task('a', { ongoing: true }), task('b', {}, 'a')]).get('a')).toEqual(['b'])
  expect(heldUp([task('a', running), task('b', { state: 'set aside' }, 'a'), task('c', {}, 'b')]).get('a')).toEqual([])
})
test('T5: what waits for another stands after it, and nothing else moves', () => {
  const waitsFor: Record<string, string[]> = { send: ['judge', 'notify'], report: ['send'], judge: ['notify'], round: ['about'], about: ['round'] }
  const order = (...ids: string[]) => inCauseOrder(ids, (id) => waitsFor[id] ?? [])
  expect(order('send', 'judge', 'x', 'report')).toEqual(['judge', 'send', 'x', 'report'])
  expect(order('x', 'report', 'send', 'y')).toEqual(['x', 'send', 'report', 'y'])
  expect(order('y', 'x')).toEqual(['y', 'x'])
  expect(order('round', 'about')).toEqual(['round', 'about'])
})
