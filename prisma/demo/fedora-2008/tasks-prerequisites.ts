import type { DemoTask } from '../demonstration'
import { answersBy, demoTask, ticksAt, ticksOn } from './task'

const snapshotTimes: [string, string][] = [
  ['app1', '2008-08-12T20:50:00Z'], ['koji1', '2008-08-12T21:32:00Z'], ['sign1', '2008-08-12T22:12:00Z'], ['cvs1', '2008-08-12T22:43:00Z'],
]
const closedTimes: [string, string][] = [
  ['app1', '2008-08-12T20:40:00Z'], ['koji1', '2008-08-12T20:58:00Z'], ['sign1', '2008-08-12T21:10:00Z'], ['cvs1', '2008-08-12T21:32:00Z'],
]

/** CSI 3.2: all six have started, two are done, one waits to be marked done. */
export const prerequisites: DemoTask[] = [
  demoTask({
    task: 'snapshot',
    state: 'done',
    coordinator: 'priya',
    helpers: ['daniel'],
    assignedAt: '2008-08-12T19:53:10Z',
    startedAt: '2008-08-12T19:54:00Z',
    ticks: [
      ...ticksOn('copied', 'priya', snapshotTimes),
      ...ticksOn('hashed', 'priya', snapshotTimes),
      ...ticksOn('untouched', 'daniel', snapshotTimes),
      ...ticksOn('whole-disk', 'priya', [['sign1', '2008-08-12T22:12:20Z']]),
    ],
    answers: answersBy('priya', '2008-08-12T22:46:00Z', [
      { question: 'how', text: 'app1, koji1, cvs1: two LVM snapshots of every volume, read with dd over SSH. sign1: image of the whole '
        + 'disk. Priya '
        + 'Raman, 20:20 to 22:38 UTC.' },
      { question: 'host-state', text: 'app1 and koji1 were running without a network, memory saved. cvs1 was running, memory not saved. '
        + 'sign1 was '
        + 'switched off.' },
      { question: 'not-copied', text: 'The store with koji1’s build results: 2 TB, too large for tonight. It is cut off and not written '
        + 'to.' },
    ]),
    evidence: [{ request: 'snapshots', items: ['E-4', 'E-5', 'E-6', 'E-7'] }],
    result: 'Four hosts, two snapshots or a disk image each. The build store of koji1 is kept as it is instead.',
    signedAt: '2008-08-12T22:50:00Z',
    done: { at: '2008-08-12T22:53:00Z', completedBy: 'priya' },
  }),
  demoTask({
    task: 'snapshot-copy',
    state: 'in progress',
    coordinator: 'priya',
    assignedAt: '2008-08-12T19:53:30Z',
    startedAt: '2008-08-12T19:57:00Z',
    ticks: [
      ...ticksAt('priya', '2008-08-12T20:35:00Z', ['place-agreed', 'size-estimated']),
      ...ticksAt('priya', '2008-08-12T22:58:00Z', ['consents']),
      ...ticksOn('copied', 'priya', [
        ['app1', '2008-08-12T23:21:00Z'], ['koji1', '2008-08-12T23:52:00Z'], ['sign1', '2008-08-13T02:11:00Z'],
      ]),
    ],
    answers: answersBy('priya', '2008-08-13T02:14:00Z', [
      { question: 'place', text: 'Vault B, agreed with Mara Lindqvist. Only she and I have the key.' },
      { question: 'size', text: 'Estimated 850 GB. Copied so far 566 GB; cvs1, 231 GB, is being copied.' },
    ]),
    evidence: [{ request: 'copies', items: ['E-8', 'E-9', 'E-10'] }],
  }),
  demoTask({
    task: 'log-copy',
    state: 'signed off',
    coordinator: 'priya',
    helpers: ['daniel'],
    assignedAt: '2008-08-12T19:53:40Z',
    startedAt: '2008-08-12T19:55:00Z',
    ticks: [
      ...ticksOn('copied', 'priya', [
        ['app1', '2008-08-14T00:09:00Z'], ['koji1', '2008-08-14T00:17:00Z'], ['sign1', '2008-08-14T00:24:00Z'],
        ['cvs1', '2008-08-14T00:31:00Z'],
      ]),
      ...ticksOn('clock', 'daniel', [['app1', '2008-08-13T09:40:00Z'], ['koji1', '2008-08-13T09:44:00Z']]),
      ...ticksAt('priya', '2008-08-14T00:37:00Z', ['kept-elsewhere', 'consents']),
    ],
    answers: [
      ...answersBy('priya', '2008-08-14T00:37:20Z', [
        { question: 'place', text: 'Vault B, the agreed off-site store. Written over SSH from each host, not to be written to since '
          + '00:36 UTC.' },
        { question: 'size', text: '61 GB, as gzip. 14 hosts: the four confirmed ones, bastion1, and nine that send their logs to the '
          + 'relay.' },
      ]),
      ...answersBy('priya', '2008-08-14T00:40:00Z', [
        { question: 'missing', text: 'app1: /var/log/secure has no lines between 9 and 11 August. Nobody knows why yet; it is in the '
          + 'timeline.' },
      ]),
    ],
    evidence: [{ request: 'log-copy', items: ['E-12'] }],
    remarks: [
      { by: 'daniel', at: '2008-08-14T00:12:00Z', text: 'koji1 writes its build log somewhere else, too. Looking.' },
      { by: 'priya', at: '2008-08-14T00:39:00Z', text: 'Copied what I know of. Say if you find the other place.' },
    ],
    result: 'Logs of 14 hosts are off site, complete but for three days of one log on app1.',
    signedAt: '2008-08-14T00:41:00Z',
  }),
  demoTask({
    task: 'team-list',
    state: 'in progress',
    coordinator: 'mara',
    assignedAt: '2008-08-12T19:42:00Z',
    startedAt: '2008-08-12T19:43:00Z',
    ticks: ticksAt('mara', '2008-08-13T19:05:00Z', ['complete', 'not-grown', 'read-through']),
    answers: answersBy('mara', '2008-08-13T19:06:00Z', [
      { question: 'outside', verdict: 'no', text: 'Nobody reported anything. The owner of the key knows that it was copied, and no more.' },
    ]),
  }),
  demoTask({
    task: 'time-line',
    state: 'in progress',
    coordinator: 'daniel',
    helpers: ['priya', 'kenji'],
    assignedAt: '2008-08-12T19:52:40Z',
    startedAt: '2008-08-12T19:53:00Z',
    ticks: ticksAt('daniel', '2008-08-13T22:45:00Z', ['happened', 'source', 'readers']),
    answers: answersBy('daniel', '2008-08-13T22:47:00Z', [
      { question: 'earliest', text: 'Before 12 August; which day is not known. The list of packages of 9 August, 02:00, is the last one '
        + 'that is right.' },
    ]),
  }),
  demoTask({
    task: 'disable-sign-in',
    state: 'done',
    coordinator: 'daniel',
    assignedAt: '2008-08-12T19:53:50Z',
    startedAt: '2008-08-12T19:56:00Z',
    ticks: [
      ...ticksOn('closed', 'daniel', closedTimes),
      ...ticksOn('sessions', 'daniel', closedTimes),
      ...ticksOn('side-doors', 'daniel', [['sign1', '2008-08-12T21:11:00Z']]),
      ...ticksAt('daniel', '2008-08-12T21:35:00Z', ['team-access']),
    ],
    answers: answersBy('daniel', '2008-08-12T21:36:00Z', [
      { question: 'who', text: 'Mara Lindqvist, Priya Raman, Daniel Osei and Kenji Sato, over the consoles alone, with keys made '
        + 'tonight.' },
      { question: 'central', verdict: 'no', text: 'Not yet. The account that was used is locked everywhere; Mara Lindqvist decides again '
        + 'if another one turns up.' },
      { question: 'stopped', text: 'Builds, commits and the nightly jobs.' },
    ]),
    evidence: [{ request: 'sessions', items: ['E-3'] }],
    result: 'Four hosts are closed to everyone but four of the team. One account is locked everywhere.',
    signedAt: '2008-08-12T21:40:00Z',
    done: { at: '2008-08-12T21:45:00Z', completedBy: 'daniel' },
  }),
]
