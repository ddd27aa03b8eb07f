import type { DemoTask } from '../demonstration'
import { answersBy, demoTask, ticksAt, ticksOn } from './task'

/** CSI 3.4: investigation, data, rebuilding. Most of it waits. */
export const actions: DemoTask[] = [
  demoTask({
    task: 'raise-logging',
    state: 'assigned',
    coordinator: 'daniel',
    assignedAt: '2008-08-13T23:00:00Z',
    remarks: [{ by: 'daniel', at: '2008-08-14T00:21:00Z', text: 'Asked Mara whether I may restart sshd on app1.' }],
  }),
  demoTask({
    task: 'changed-files',
    state: 'in progress',
    coordinator: 'daniel',
    helpers: ['kenji'],
    assignedAt: '2008-08-12T20:40:00Z',
    startedAt: '2008-08-13T06:40:00Z',
    ticks: [
      ...ticksOn('known-good', 'kenji', [['koji1', '2008-08-13T07:25:00Z']]),
      ...ticksOn('packages', 'kenji', [['koji1', '2008-08-13T07:26:00Z']]),
      ...ticksOn('known-good', 'daniel', [['app1', '2008-08-13T22:38:00Z']]),
      ...ticksOn('times', 'daniel', [['app1', '2008-08-13T22:39:00Z']]),
      ...ticksAt('daniel', '2008-08-13T22:40:00Z', ['reference']),
    ],
    answers: answersBy('daniel', '2008-08-13T22:44:00Z', [
      { question: 'differences', text: 'koji1: files of openssh and rpm, against the release media (E-11). app1: other packages than in '
        + 'the list of 9 August. '
        + 'sign1, cvs1: not compared yet.' },
    ]),
    evidence: [{ request: 'differences', items: ['E-11'] }],
  }),
  demoTask({ task: 'entry-closed', state: 'open' }),
  demoTask({
    task: 'configuration-management',
    state: 'in progress',
    coordinator: 'kenji',
    assignedAt: '2008-08-13T16:53:00Z',
    startedAt: '2008-08-13T18:00:00Z',
    ticks: ticksAt('kenji', '2008-08-13T21:15:00Z', ['write-access', 'secrets']),
    answers: answersBy('kenji', '2008-08-13T21:20:00Z', [
      { question: 'read', verdict: 'yes', text: 'It may have been: cvs1 holds it, and the account could read it.' },
    ]),
  }),
  demoTask({
    task: 'databases',
    state: 'open',
    assignedAt: '2008-08-13T16:54:00Z',
    givenBack: { by: 'kenji', at: '2008-08-14T00:58:00Z', reason: 'I have to sleep, and Priya knows db1 better.', successor: 'priya' },
  }),
  demoTask({ task: 'shared-data', state: 'open' }),
  demoTask({
    task: 'temporary-data',
    state: 'set aside',
    setAside: {
      at: '2008-08-13T16:20:00Z',
      reason: 'Every affected host is to be rebuilt on empty disks, so nothing temporary on them outlives the rebuild. '
        + 'No other host takes cached data from them.',
    },
  }),
  demoTask({ task: 'data-integrity', state: 'open' }),
  demoTask({ task: 'host-rebuilds', state: 'open' }),
  demoTask({ task: 'environment-secure', state: 'assigned', coordinator: 'mara', assignedAt: '2008-08-13T16:55:00Z' }),
]
