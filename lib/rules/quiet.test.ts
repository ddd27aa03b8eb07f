import { expect, test } from 'vitest'
import { countTimes, quietAfterHours, quietSince } from './quiet'
import { taskStates } from './task-state'

const now = new Date('2026-11-30T14:00:00Z')
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000)
const task = { state: 'in progress', ongoing: false, lastSign: hoursAgo(23) } as const

test('a task in progress is quiet once nothing was heard of it for four hours', () => {
  expect(quietAfterHours).toBe(4)
  expect(quietSince({ ...task, lastSign: hoursAgo(3.99) }, now)).toBeNull()
  expect(quietSince({ ...task, lastSign: hoursAgo(4) }, now)).toEqual(hoursAgo(4))
  expect(quietSince({ ...task, lastSign: hoursAgo(23).toISOString() }, now.toISOString())).toBe(hoursAgo(23).toISOString())
})
test('in no other state, and not where a task goes on until the end', () => {
  expect(taskStates.filter((state) => quietSince({ ...task, state }, now) !== null)).toEqual(['in progress'])
  expect(quietSince({ ...task, ongoing: true }, now)).toBeNull()
})
test('late and quiet are counted apart: a task can be both', () => {
  const both = { ...task, dueAt: hoursAgo(1) }
  expect(countTimes([both, { ...both, lastSign: now }, { ...both, state: 'done' }, { ...task, dueAt: null }], now)).toEqual({ late: 2, quiet: 2 })
})
