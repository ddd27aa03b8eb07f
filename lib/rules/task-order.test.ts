import { expect, test } from 'vitest'
import { makesCircle, type Edge } from './task-order'

const edges: Edge[] = [['b', 'a'], ['c', 'b'], ['d', 'c'], ['d', 'a'], ['e', 'e2'], ['e2', 'e']].map(([taskId, dependsOnId]) => ({
  taskId: taskId!, dependsOnId: dependsOnId!,
}))

test('T5: a circle is found at any length, also beside one that is there already', () => {
  expect(makesCircle(edges, 'a', 'a')).toBe(true)
  expect(makesCircle(edges, 'a', 'b')).toBe(true)
  expect(makesCircle(edges, 'a', 'd')).toBe(true)
  expect(makesCircle(edges, 'd', 'b')).toBe(false)
  expect(makesCircle(edges, 'a', 'e')).toBe(false)
})
