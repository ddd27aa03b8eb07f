import type { Demonstration } from './demonstration'
import { evidence } from './fedora-2008/evidence'
import { hosts } from './fedora-2008/hosts'
import { notes, questions } from './fedora-2008/notes'
import { people, plan } from './fedora-2008/people'
import { actions } from './fedora-2008/tasks-actions'
import { assessments } from './fedora-2008/tasks-assessments'
import { communication } from './fedora-2008/tasks-communication'
import { prerequisites } from './fedora-2008/tasks-prerequisites'
import { intruderEntries } from './fedora-2008/time-line-intruder'
import { teamEntries } from './fedora-2008/time-line-team'

/**
 * The intrusion of August 2008 into the Fedora infrastructure, by its public announcements (2008-08-14, 2008-08-22, 2009-03-30), as the
 * team might have run it with this plan. It stands in the second night: some tasks done, most under way or waiting.
 */
export const fedora2008: Demonstration = {
  incident: {
    codeName: 'Copper Heron',
    kind: 'compromise of integrity',
    established: 'established',
    severity: 3,
    drill: true,
    opening: [
      'This is a retelling, run as a drill. It follows the public announcements about the intrusion into the Fedora infrastructure '
        + 'in August 2008. People, hosts, clock times and the details of the response are made up; what the intruder did is told as it '
        + 'was announced.',
      'What made us look: a nightly job failed on app1, and the newest logs show that the set of packages there has changed. Nobody on '
        + 'the team changed it.',
    ].join('\n\n'),
    openedBy: 'mara',
    openedAt: '2008-08-12T19:40:07Z',
    deputies: ['priya', 'daniel'],
    now: '2008-08-14T01:12:00Z',
  },
  plan,
  people,
  hosts,
  evidence,
  // In the order in which they were written down: that is the order of the log book.
  timeLine: [...intruderEntries, ...teamEntries].sort((one, other) => one.at.localeCompare(other.at)),
  tasks: [...prerequisites, ...communication, ...assessments, ...actions],
  notes,
  questions,
  summary: {
    by: 'mara',
    at: '2008-08-14T00:30:00Z',
    text: [
      'Someone got into our servers with a stolen key. They are shut out of the ones we know of. We have found no changed package '
        + 'among those our users received.',
      'People who used the build system may have typed passphrases where the intruder could read them. When the servers are safe, we '
        + 'ask everyone to renew passwords and keys.',
      'We can’t name a day for the end until we know how they got hold of the key. After that, bringing back the services that people '
        + 'need daily takes about a week.',
      'The first public notice is in draft and waits for Carlos Ibarra. The next update comes at 02:00 UTC, by telephone first.',
    ].join('\n\n'),
  },
}
