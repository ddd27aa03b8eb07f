import { expect, test } from 'vitest'
import { firstThings } from './first-things'

const task = { title: 'Snapshot', state: 'open', prerequisite: true, coordinator: null, backReason: null, notReady: false } as const
const waiting = { ...task, prerequisite: false, notReady: true }
const titles = (more: Partial<Parameters<typeof firstThings>[0]>) =>
  firstThings({ people: 3, ableDeputy: true, manager: true, tasks: [], ...more }).map(({ title }) => title)

test('right after opening: people, the prerequisites, a deputy, a manager', () => {
  expect(titles({ people: 1, ableDeputy: false, manager: false, tasks: [task, { ...task, title: 'Log copy' }, waiting] })).toEqual([
    'Add the people who are to help', 'Name task coordinators for the prerequisites: 2 have none', 'Appoint a deputy', 'Name a manager',
  ])
})
test('F13: a prerequisite that waits for another one counts, too: who does it is named at once', () => {
  expect(titles({ tasks: [task, { ...task, title: 'Snapshot copy', notReady: true }] })).toEqual(['Name task coordinators for the prerequisites: 2 have none'])
})
test('later: tasks that can start and that nobody has; what waits or was handed back is not among them', () => {
  const free = { ...task, prerequisite: false }
  expect(titles({ tasks: [free, waiting, { ...free, backReason: 'No time.' }, { ...free, coordinator: 'Priya' }] }))
    .toEqual(['Name a task coordinator: one task can start and nobody has it'])
  expect(titles({ tasks: [waiting] })).toEqual([])
})
