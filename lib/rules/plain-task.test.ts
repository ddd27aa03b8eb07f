import { expect, test } from 'vitest'
import { plainTask } from './plain-task'
import { taskStates } from './task-state'

const task = { title: 'Changed files', doing: 'Finding out what they changed', plain: 'We know what they changed', settled: false }

test('M2: what is so once a task is done is said of no other', () => {
  for (const state of taskStates) for (const settled of [false, true])
    expect(plainTask({ ...task, state, settled })).toBe(state === 'done' && settled ? task.plain : task.doing)
})
test('a task of a plan that says nothing of it goes by its title', () => {
  const said = (state: (typeof taskStates)[number]) => plainTask({ ...task, doing: '', state, settled: state === 'set aside' })
  expect(taskStates.map((state) => [state, said(state)])).toEqual([
    ['open', 'Still to come: Changed files'], ['assigned', 'Still to come: Changed files'], ['in progress', 'Under way: Changed files'],
    ['signed off', 'Under way: Changed files'], ['done', 'Under way: Changed files'], ['set aside', 'Changed files'],
  ])
})
