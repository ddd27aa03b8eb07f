import type { DemoTask } from '../demonstration'
import { answersBy, demoTask } from './task'

/** CSI 3.3.2–3.3.4: what is known at this moment, with how sure it is and what it rests on. */
export const assessments: DemoTask[] = [
  demoTask({
    task: 'threat-assessment',
    state: 'in progress',
    coordinator: 'helen',
    helpers: ['mara'],
    assignedAt: '2008-08-13T06:11:00Z',
    startedAt: '2008-08-13T12:00:00Z',
    answers: [
      ...answersBy('helen', '2008-08-13T23:10:00Z', [
        { question: 'end-users', verdict: 'no', confidence: 'likely', support: ['collection-checked', 'builds-changed'],
          text: 'Packages that people get from us were compared with our records; no difference was found. The check goes on.' },
        { question: 'contributors', verdict: 'yes', confidence: 'likely', support: ['builds-changed'],
          text: 'People who used the build system may have typed passphrases where the intruder could read them.' },
        { question: 'data-in-reach', verdict: 'yes', confidence: 'confirmed', support: ['first-sign-in', 'password-used'],
          text: 'On the servers that the stolen account could reach.' },
      ]),
      ...answersBy('helen', '2008-08-13T23:31:00Z', [
        { question: 'data-touched', verdict: 'unknown', confidence: 'unknown', support: [],
          text: 'No sign so far. The data has to be checked first; that has not begun.' },
      ]),
    ],
    remarks: [
      { by: 'mara', at: '2008-08-13T23:40:00Z', text: 'Left open: since when. Daniel says before 12 August, and can’t name a day.' },
    ],
  }),
  demoTask({
    task: 'entry-investigation',
    state: 'in progress',
    coordinator: 'daniel',
    helpers: ['priya'],
    assignedAt: '2008-08-12T20:00:00Z',
    startedAt: '2008-08-13T19:05:00Z',
    answers: [
      ...answersBy('daniel', '2008-08-13T21:50:00Z', [
        { question: 'stolen-credentials', verdict: 'yes', confidence: 'confirmed',
          support: ['key-copied', 'first-sign-in', 'password-used'],
          text: 'A private SSH key of an administrator, kept without a passphrase on a system that isn’t ours. Probably his password '
            + 'too.' },
        { question: 'vulnerability', verdict: 'no', confidence: 'likely', support: ['first-sign-in'],
          text: 'Neither a known nor an unknown one was needed: each sign-in was valid. No trace of a fault being used was found.' },
      ]),
      ...answersBy('priya', '2008-08-13T22:20:00Z', [
        { question: 'physical-access', verdict: 'no', confidence: 'likely', support: [],
          text: 'No sign-in on a console and no restart that we can’t explain. Visitor lists of both machine rooms asked for.' },
      ]),
    ],
  }),
  demoTask({
    task: 'impact-assessment',
    state: 'in progress',
    coordinator: 'priya',
    assignedAt: '2008-08-13T14:50:00Z',
    startedAt: '2008-08-13T15:00:00Z',
    answers: answersBy('priya', '2008-08-13T16:05:00Z', [
      { question: 'hosts', confidence: 'confirmed', support: ['first-sign-in', 'signing-host-reached', 'builds-changed'],
        text: 'Confirmed: app1, koji1, sign1, cvs1. Suspected: bastion1, db1.' },
      { question: 'services', confidence: 'likely', support: ['cut-off'],
        text: 'Building, signing and commits stand still. Accounts and the contributor tools may be affected. Mirrors: no sign.' },
    ]),
  }),
]
