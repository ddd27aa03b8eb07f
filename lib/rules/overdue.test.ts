import { expect, test } from 'vitest'
import { byDue, dueOf, isOverdue } from './overdue'
import { taskStates, type TaskState } from './task-state'

const now = new Date('2026-11-30T14:00:00Z')
const due = (at: string | null, state: TaskState = 'in progress') => ({ state, dueAt: at && `2026-11-30T${at}:00Z` })

test('T11: late from the due moment on, whether it is a moment or travelled as words', () => {
  expect([due(null), due('14:01'), due('14:00'), due('13:00')].map((task) => isOverdue(task, now))).toEqual([false, false, true, true])
  expect(isOverdue({ state: 'open', dueAt: now }, now.toISOString())).toBe(true)
})
test('TK-16: what is signed off, done or set aside is not late, and its due time counts no more', () => {
  const counts = ['open', 'assigned', 'in progress']
  expect(taskStates.filter((state) => isOverdue(due('13:00', state), now))).toEqual(counts)
  expect(taskStates.filter((state) => dueOf(due('15:00', state)) !== null)).toEqual(counts)
})
test('late ones first, then by when they are due; the others as they stood', () => {
  const tasks = [due(null, 'assigned'), due('15:00'), due('10:00', 'signed off'), due('12:00'), due(null, 'open'), due('13:00')]
  expect(tasks.toSorted(byDue)).toEqual([due('12:00'), due('13:00'), due('15:00'), due(null, 'assigned'), due('10:00', 'signed off'), due(null, 'open')])
})
