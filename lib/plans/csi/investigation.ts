import type { PlanSection, PlanTask } from '../plan'
import { evidence, hostItem, item, question, task, yesNo } from './task'

export const investigationSection: PlanSection = {
  key: '3.4.1',
  title: 'Investigation',
  lead: 'Find the way in, find out whether it is still used, and close it.',
}

const shared = { section: '3.4.1', source: 'CSI 3.4.1' }

/**
 * CSI 3.4.1, doctrine H3, H7, H13. The source calls the first two techniques that *should* be used; what *must* be signed off
 * is the entry found, reported and closed.
 */
export const investigation: PlanTask[] = [
  task({
    ...shared,
    key: 'raise-logging',
    title: 'Raise logging',
    doing: 'Watching the affected services more closely',
    plain: 'The affected services are watched more closely',
    description: 'Make every service that may be involved log more than usual. A restart for this is a change '
      + 'to a host: this task has to cover it, or the coordinator to permit it.',
    level: 'should',
    items: [
      hostItem('raised', 'Logging raised on each suspected service'),
      item('permitted', 'Each restart was covered by this task or permitted'),
      hostItem('sent-away', 'New lines also go to a machine that isn’t suspected', 'should'),
      hostItem('room', 'Disk space for the larger logs checked, nothing rotated away', 'should'),
    ],
    questions: [
      question('services', 'Which services log more now, since when, and what?'),
      yesNo('still-in', 'Does anything show that the intruder still gets in?', { plain: 'Are they still in?' }),
      question('set-back', 'When is logging set back, and by whom?', { required: false }),
    ],
  }),
  task({
    ...shared,
    key: 'changed-files',
    title: 'Changed files',
    doing: 'Finding out what they changed',
    plain: 'We know what they changed on the servers',
    description: 'Compare the files on affected hosts with copies known to be good and with backups. Let the package system verify what '
      + 'it installed (rpm -V), and check ctime, mtime and atime.',
    level: 'should',
    items: [
      hostItem('known-good', 'Compared with a known good copy, and with a backup'),
      hostItem('packages', 'Installed packages verified (rpm -V)', 'should'),
      hostItem('times', 'ctime, mtime and atime of files checked for the incident’s time span'),
      item('reference', 'Read from a snapshot or with your own tools; the reference never came from the suspected host'),
      item('judged', 'Each difference is an authorised user’s, known activity, an authorised change, or a finding'),
    ],
    questions: [
      question('differences', 'Which files differ, and from what?', {
        hint: 'Host, file, and what it was compared with. Name hosts without findings too',
      }),
      question('window', 'Which span of time was searched, and why from that point?'),
      yesNo('way-back', 'Was anything found that opens a way back in?'),
    ],
    evidence: [
      evidence('differences', 'List of the files that differ, with their hashes'),
      evidence('malicious-files', 'Malicious files, as they were before they were removed', false),
    ],
  }),
  task({
    ...shared,
    key: 'entry-closed',
    title: 'Entry point found and closed',
    doing: 'Finding the way they got in, and closing it',
    plain: 'We know how they got in, and that way is closed',
    description: 'Find how the intruder got in, close that way, and send summary and details to the coordinator.',
    // Found before it is closed; and without more logging nobody can tell whether the way is still in use.
    dependsOn: [{ task: 'entry-investigation', until: 'settled' }, { task: 'raise-logging', until: 'started' }],
    items: [
      item('found', 'Way in found, and confirmed by the timeline or by evidence'),
      item('reported', 'Summary and details given to the coordinator'),
      item('closed', 'Way in closed wherever it existed'),
      item('tried', 'Tried again after closing: it no longer works', 'should'),
      item('not-in-use', 'Logs read after closing for signs that someone still gets in'),
    ],
    questions: [
      question('entry', 'What was the way in?', { plain: 'How did they get in?' }),
      question('closing', 'How was it closed, where and when?', { plain: 'Are they still in?' }),
      question('again', 'What keeps it from happening again?', { plain: 'Can it happen again?' }),
      yesNo('unknown-fault', 'Was a vulnerability used that nobody knew of before?', { hint: 'If so, work with upstream before the notice' }),
    ],
  }),
]
