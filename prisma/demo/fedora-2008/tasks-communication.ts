import type { DemoTask } from '../demonstration'
import { answersBy, demoTask, ticksAt } from './task'

/** CSI 3.3.1, 3.3.5 and 3.3.6: who was told, and who will be. */
export const communication: DemoTask[] = [
  demoTask({
    task: 'notify-management',
    state: 'done',
    coordinator: 'mara',
    assignedAt: '2008-08-12T19:57:30Z',
    startedAt: '2008-08-12T19:58:00Z',
    ticks: ticksAt('mara', '2008-08-13T06:05:00Z', ['telephoned', 'written', 'counsel-and-leader', 'recorded', 'details']),
    answers: answersBy('mara', '2008-08-13T06:06:00Z', [
      { question: 'reached', text: 'Carlos Ibarra on 12 August at 19:58 UTC. Helen Marsh by message at 20:01; she called back at 05:58. '
        + 'Both have a mail.' },
      { question: 'next-word', text: 'From me, twice a day by telephone, until the threat assessment is out.' },
      { question: 'asked', text: 'Nothing is said in public before Carlos Ibarra has seen it. The administrator’s name is not written '
        + 'down.' },
    ]),
    result: 'Both contacts of the plan were called and written to.',
    signedAt: '2008-08-13T06:08:00Z',
    done: { at: '2008-08-13T06:09:00Z', completedBy: 'mara' },
  }),
  demoTask({ task: 'send-threat-assessment', state: 'assigned', coordinator: 'mara', assignedAt: '2008-08-13T06:12:00Z' }),
  demoTask({
    task: 'notify-partners',
    state: 'done',
    coordinator: 'mara',
    assignedAt: '2008-08-13T08:00:00Z',
    startedAt: '2008-08-13T08:05:00Z',
    ticks: [
      ...ticksAt('mara', '2008-08-13T14:03:00Z', ['decided', 'verified', 'on-list']),
      ...ticksAt('mara', '2008-08-13T14:04:00Z', ['terms']),
    ],
    answers: answersBy('mara', '2008-08-13T14:10:00Z', [
      { question: 'decisions', text: 'The sponsor’s security team: told, two tasks shared. Hosting of the mirrors: told to keep and '
        + 'read their logs, no more.' },
      { question: 'premises', verdict: 'no', text: 'Nothing on the consoles, no unexplained restart.' },
      { question: 'their-work', text: 'The sponsor looks into an intrusion of its own. Nothing of ours may say that the two are '
        + 'connected, or that they are not.' },
      { question: 'next-step', text: 'Aoife Brennan reads each notice before it goes out. Ola Nowak calls when she has read the logs.' },
    ]),
    result: 'Two partners are told and on the roster.',
    signedAt: '2008-08-13T14:15:00Z',
    done: { at: '2008-08-13T14:16:00Z', completedBy: 'mara' },
  }),
  demoTask({
    task: 'first-notice',
    state: 'in progress',
    coordinator: 'carlos',
    helpers: ['helen'],
    assignedAt: '2008-08-13T18:00:00Z',
    startedAt: '2008-08-13T18:25:00Z',
    ticks: [{ item: 'guesses', by: 'helen', at: '2008-08-14T00:50:00Z' }],
    answers: answersBy('carlos', '2008-08-13T22:05:00Z', [
      { question: 'readers', text: 'Everyone who uses or builds our packages: announcement list, front page, the channels of the '
        + 'mirrors.' },
      { question: 'advice', text: 'Not to download or update packages until we write again.' },
    ]),
    remarks: [
      { by: 'helen', at: '2008-08-14T00:52:00Z', text: 'Draft 3 is fine by me but for “attack”. We know of an issue; leave it at that.' },
    ],
  }),
  demoTask({ task: 'partner-integrity', state: 'assigned', coordinator: 'aoife', assignedAt: '2008-08-13T08:30:00Z' }),
  demoTask({ task: 'notice-service-repair', state: 'assigned', coordinator: 'carlos', assignedAt: '2008-08-13T18:00:30Z' }),
  demoTask({ task: 'notice-credentials', state: 'assigned', coordinator: 'carlos', assignedAt: '2008-08-13T18:00:40Z' }),
  demoTask({ task: 'notice-entry', state: 'assigned', coordinator: 'carlos', assignedAt: '2008-08-13T18:00:50Z' }),
  demoTask({ task: 'post-mortem', state: 'open' }),
]
