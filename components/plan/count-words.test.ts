import { expect, test } from 'vitest'
import { countOf, countSentence, doneWords, planWords, prerequisiteWords } from './count-words'

const done = { state: 'done', settled: true } as const
const aside = { state: 'set aside', settled: true } as const
const open = { state: 'open', settled: false } as const

test('what was set aside is not called done', () => {
  expect(doneWords(countOf([done, aside, aside, open]))).toBe('1 of 4 done, 2 set aside')
  expect(doneWords(countOf([done, open]))).toBe('1 of 2 done')
})
test('managers read what has begun beside what is done', () => {
  const begun = { state: 'in progress', settled: false } as const
  expect(countSentence(countOf([done, aside, aside, open]))).toBe('Of 4 tasks, 1 is done, 1 is still to come and 2 are not needed.')
  expect(countSentence(countOf([open, begun, begun, { state: 'signed off', settled: false }]))).toBe('Of 4 tasks, none is done yet, 3 are under way and 1 is still to come.')
  expect(countSentence(countOf([done, done]))).toBe('Of 2 tasks, 2 are done.')
})
test('Plan and Situation say in the same words what the plan has come to', () => {
  const now = new Date('2026-11-30T14:00:00Z')
  const task = { notReady: false, dueAt: null, ongoing: false, lastSign: now, ...open }
  expect(planWords([{ ...task, ...done }, { ...task, state: 'signed off' }, { ...task, notReady: true }], now)).toBe('1 of 3 done, 1 signed off, 1 not ready')
  expect(planWords([task], now)).toBe('0 of 1 done')
  expect(planWords([{ ...task, dueAt: now }, { ...task, state: 'in progress', lastSign: '2026-11-30T09:00:00Z' }], now)).toBe('0 of 2 done, 1 late, 1 quiet')
})
test('what is marked done without a signature that holds is not', () => {
  expect(countOf([{ state: 'done', settled: false }])).toEqual({ done: 0, begun: 1, setAside: 0, tasks: 1 })
})
test('T6: every prerequisite that has not started is counted, also one that can’t start yet', () => {
  const prerequisite = { prerequisite: true, startedAt: null, settled: false }
  const started = { ...prerequisite, startedAt: new Date() }
  const tasks = [prerequisite, prerequisite, started, { ...prerequisite, settled: true }, { ...prerequisite, prerequisite: false }]
  expect(prerequisiteWords(tasks, false)).toBe('2 still have to start before other tasks can.')
  expect(prerequisiteWords(tasks.slice(1), false)).toBe('One still has to start before other tasks can.')
  expect(prerequisiteWords(tasks.slice(2), false)).toBe('1 started, 1 set aside, so other tasks can start.')
  expect(prerequisiteWords([started, started], false)).toBe('All have started, so other tasks can start.')
})
test('once the incident is over it says what became of them, and of nothing that it may start', () => {
  const prerequisite = { prerequisite: true, startedAt: null, settled: true }
  expect(prerequisiteWords([prerequisite, prerequisite], true)).toBe('2 set aside.')
  expect(prerequisiteWords([prerequisite, { ...prerequisite, startedAt: new Date() }, { ...prerequisite, settled: false }], true))
    .toBe('1 started, 1 set aside, 1 never started.')
  expect(prerequisiteWords([{ ...prerequisite, startedAt: new Date() }], true)).toBe('All have started.')
})
