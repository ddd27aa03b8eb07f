import { expect, test } from 'vitest'
import { remark } from './plan-summary'

type Task = Parameters<typeof remark>[0][number]
const task: Task = {
  id: 'a', section: '3.2', title: 'Snapshot', doing: '', plain: '', kind: 'task', prerequisite: false, ongoing: false, state: 'open', stateAt: '', startedAt: null, dueAt: null, lastSign: '',
  coordinatorSeatId: null, coordinator: null, backReason: null, questions: { asked: 0, answered: 0 }, notReady: false, settled: false, waitsFor: null, signature: null,
}
const waiting = (kind: 'prerequisite' | 'task' | 'gate', what: string): Task => ({ ...task, notReady: true, waitsFor: { kind, task: null, what, stands: '' } })

test('F13: a section that waits for the prerequisites says so, not which comes first', () => {
  expect(remark([waiting('prerequisite', 'Snapshot'), task], false)).toBe('One task has no task coordinator.')
  expect(remark([waiting('prerequisite', 'Snapshot')], false)).toBe('Waiting for the prerequisites.')
  expect(remark([waiting('task', 'Entry investigation')], false)).toBe('Waiting for Entry investigation.')
  expect(remark([waiting('gate', 'a repair plan')], false)).toBe('Waiting for a repair plan.')
})
test('F13: of an incident that is over, nothing may start and nothing waits', () => {
  const aside: Task = { ...task, prerequisite: true, state: 'set aside', settled: true }
  expect(remark([aside, aside], true)).toBe('2 set aside.')
  expect(remark([aside, aside], false)).toBe('2 set aside, so other tasks can start.')
  expect(remark([waiting('task', 'Entry investigation')], true)).toBe('')
})
