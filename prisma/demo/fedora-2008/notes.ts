import type { DemoNote, DemoQuestion } from '../demonstration'

/** What people added to the log book by hand: calls, sights, acts on systems. Made up, like all clock times of the response. */
export const notes: DemoNote[] = [
  {
    kind: 'action',
    by: 'daniel',
    at: '2008-08-12T19:50:00Z',
    writtenAt: '2008-08-12T19:54:00Z',
    text: 'Cut app1 off at the switch, by order of Mara Lindqvist. Left it running, so that its memory can be read.',
  },
  {
    kind: 'telephone',
    by: 'mara',
    at: '2008-08-12T19:58:20Z',
    writtenAt: '2008-08-12T20:04:00Z',
    call: { with: 'carlos', way: 'called', outcome: 'reached', calledBack: false },
    text: 'Told him that we have an incident and that I coordinate. He wants nothing said in public before he has seen it.',
  },
  {
    kind: 'telephone',
    by: 'mara',
    at: '2008-08-12T20:01:00Z',
    writtenAt: '2008-08-12T20:04:30Z',
    call: { with: 'helen', way: 'called', outcome: 'left a message', calledBack: false },
    text: 'Left my number and the agreed phrase, no detail.',
  },
  {
    kind: 'action',
    by: 'mara',
    at: '2008-08-12T20:06:00Z',
    writtenAt: '2008-08-12T20:07:10Z',
    text: 'Wrote to Carlos Ibarra and Helen Marsh: we have an incident, call me. Nothing else in it.',
  },
  {
    kind: 'observation',
    by: 'daniel',
    at: '2008-08-12T20:10:00Z',
    writtenAt: '2008-08-12T20:15:20Z',
    text: 'The relay shows the same key on five hosts. Its owner was asleep at each of those times.',
  },
  {
    kind: 'telephone',
    by: 'mara',
    at: '2008-08-13T05:58:00Z',
    writtenAt: '2008-08-13T06:03:00Z',
    call: { with: 'helen', way: 'was called', outcome: 'reached', calledBack: true },
    text: 'She takes over the threat assessment. She asks that nobody write the administrator’s name into it.',
  },
  {
    kind: 'telephone',
    by: 'mara',
    at: '2008-08-13T08:12:00Z',
    writtenAt: '2008-08-13T08:19:00Z',
    call: { with: 'aoife', way: 'called', outcome: 'reached', calledBack: true },
    text: 'The sponsor looks into an intrusion of its own. They want to see each notice of ours before it goes out.',
  },
  {
    kind: 'telephone',
    by: 'mara',
    at: '2008-08-13T13:55:00Z',
    writtenAt: '2008-08-13T14:01:00Z',
    call: { with: 'ola', way: 'called', outcome: 'reached', calledBack: true },
    text: 'She keeps the mirrors’ logs from 1 August on, and reads them for files that came from anywhere but our master.',
  },
  {
    kind: 'telephone',
    by: 'daniel',
    at: '2008-08-13T16:30:00Z',
    writtenAt: '2008-08-13T16:32:00Z',
    call: { with: 'ola', way: 'called', outcome: 'no answer', calledBack: false },
    text: 'Wanted to ask how far she is. Will try again tomorrow.',
  },
  {
    kind: 'telephone',
    by: 'priya',
    at: '2008-08-14T00:55:00Z',
    writtenAt: '2008-08-14T00:57:00Z',
    call: { with: 'aoife', way: 'was called', outcome: 'reached', calledBack: true },
    text: 'Her team sees no sign that the signing key was used. She reads our notice as soon as she has the draft.',
  },
]

/** What people asked the coordinator. */
export const questions: DemoQuestion[] = [
  {
    by: 'kenji',
    at: '2008-08-13T16:40:00Z',
    task: null,
    text: 'Does someone compare the published packages with the build records, or shall I?',
    answer: {
      by: 'mara', at: '2008-08-13T16:52:00Z',
      text: 'Daniel does, since 11:00. Take Configuration management: nothing is rebuilt before we know that it is clean.',
    },
  },
  {
    by: 'carlos',
    at: '2008-08-13T18:30:00Z',
    task: 'first-notice',
    text: 'May the notice say that packages are affected?',
    answer: {
      by: 'mara', at: '2008-08-13T18:41:00Z',
      text: 'No, we don’t know that. Say that there is an issue in our systems, and ask people not to download or update packages for now.',
    },
  },
  {
    by: 'helen',
    at: '2008-08-13T20:15:00Z',
    task: 'threat-assessment',
    text: 'Has anyone looked whether the accounts of contributors were copied?',
    answer: {
      by: 'mara', at: '2008-08-13T20:33:00Z',
      text: 'Not confirmed. db1 is suspected only because app1 holds a password to it. Write “unknown” until Databases is done.',
    },
  },
  {
    by: 'daniel',
    at: '2008-08-14T00:20:00Z',
    task: 'raise-logging',
    text: 'To raise logging on app1 I have to restart sshd. Nothing of mine covers a restart. May I?',
    answer: null,
  },
]
