import type { PlanSection, PlanTask } from '../plan'
import { evidence, hostItem, item, question, task, yesNo } from './task'

export const prerequisitesSection: PlanSection = {
  key: '3.2',
  title: 'Prerequisites',
  lead: 'All six must start before any other task can. Roster and timeline go on until the incident ends.',
}

const shared = { section: '3.2', source: 'CSI 3.2', prerequisite: true }

/** CSI 3.2, doctrine T6, V1, V4, V5, E1, E2, N1, N2, H11. */
export const prerequisites: PlanTask[] = [
  task({
    ...shared,
    key: 'snapshot',
    title: 'Snapshot',
    doing: 'Keeping copies of the affected servers as evidence',
    plain: 'Copies of the affected servers are kept as evidence',
    description: 'Freeze what each affected host holds before anyone works on it. An image of the whole disk is best. With LVM, two '
      + 'snapshots of every volume. Without it, read the block device and send it over SSH to another machine.',
    items: [
      hostItem('copied', 'Two snapshots of every volume, a disk image or a block copy taken; or the reason why not is in the answers'),
      hostItem('whole-disk', 'Taken from the whole disk rather than from single volumes', 'should'),
      hostItem('hashed', 'SHA-256 calculated and recorded'),
      hostItem('untouched', 'Nothing restarted, installed or cleaned up before the copy', 'must not'),
    ],
    questions: [
      question('how', 'How was each host copied, by whom and when?', { hint: 'Host, method, tool with its options, time in UTC' }),
      question('host-state', 'What state was each host in, and was its memory saved?', {
        hint: 'Running, cut off from the network, or switched off. Memory is gone after a restart',
      }),
      question('not-copied', 'Which host or volume has no copy, and why?', { hint: '“None” is an answer' }),
    ],
    evidence: [evidence('snapshots', 'Each snapshot or image, with host, method, time and SHA-256')],
  }),
  task({
    ...shared,
    key: 'snapshot-copy',
    title: 'Snapshot copy',
    doing: 'Putting a second set of those copies in a safe place',
    plain: 'A second set of those copies is in a safe place',
    description: 'Bring the snapshots to a safe place that the coordinator agreed to. Say beforehand how large they are, and write down '
      + 'what it takes to run them again.',
    // The images can be brought away host by host, while the next one is still being taken.
    dependsOn: [{ task: 'snapshot', until: 'started' }],
    items: [
      item('place-agreed', 'Place agreed with the coordinator before anything was sent'),
      item('size-estimated', 'Size estimated before the copy began'),
      item('consents', 'Two written consents on record, if the data leaves the site'),
      hostItem('copied', 'Copied to the agreed place, and the hash compared there'),
      item('read-only', 'Copies can no longer be written to', 'should'),
    ],
    questions: [
      question('place', 'Where are the copies, and who can reach them?'),
      question('size', 'How large are they: estimated before, and measured after?'),
      question('run-again', 'What does it take to run each image again?', {
        hint: 'Architecture, firmware, disk layout, memory, network, keys to unlock disks (where they are, not what they are)',
      }),
    ],
    evidence: [evidence('copies', 'Each copy, registered with the snapshot that it was made from')],
  }),
  task({
    ...shared,
    key: 'log-copy',
    title: 'Log copy',
    doing: 'Saving the records that may show what they did',
    plain: 'The records that may show what they did are kept off site',
    description: 'Copy off site every log that may show what the intruder did, before the hosts rotate or lose it. Don’t '
      + 'change the hosts while you copy.',
    items: [
      hostItem('copied', 'Logs copied off site, the rotated and compressed ones too'),
      item('kept-elsewhere', 'Logs kept elsewhere copied too: log relay, packet filter, sign-in service, hypervisor, provider'),
      hostItem('clock', 'Clock compared with true time, drift and time zone recorded', 'should'),
      item('consents', 'Two written consents on record for logs that hold private data, if any do'),
    ],
    questions: [
      question('place', 'Where is the copy?', { hint: 'Place, how it got there, who can read it, read-only since when' }),
      question('size', 'How large is it, and from which hosts?'),
      question('missing', 'Is anything missing?', {
        hint: 'Hosts without logs, periods without lines, lines removed. Put each gap into the timeline too',
      }),
    ],
    evidence: [evidence('log-copy', 'The copy of the logs, with its SHA-256')],
  }),
  task({
    ...shared,
    key: 'team-list',
    title: 'Roster',
    doing: 'Keeping the roster of everyone who knows, and keeping it short',
    plain: 'There is a roster of everyone who knows, and it is kept short',
    description: 'Keep the roster of everyone who knows of the incident, with or without an account: why, since when, and how to reach '
      + 'them safely. People are added only with the coordinator’s approval, or if this plan names them.',
    ongoing: true,
    items: [
      item('complete', 'Everyone who knows is on it, even without an account'),
      item('not-grown', 'Nobody added without the coordinator’s approval, except people whom the plan names', 'must not'),
      item('reach', 'A safe way to reach each person is recorded and was tried', 'should'),
      item('read-through', 'Reviewed once a day: who still needs to know, who no longer does', 'should'),
    ],
    questions: [
      yesNo('outside', 'Has anyone not on the roster learned of it?', { hint: 'Who, when, through whom. Report each as a disclosure' }),
      question('afterwards', 'What were people asked to keep to themselves afterwards, and until when?', { required: false }),
    ],
  }),
  task({
    ...shared,
    key: 'time-line',
    title: 'Timeline',
    doing: 'Writing down what happened and when, as we learn it',
    plain: 'What happened, and when, is written down as we learn it',
    description: 'Keep one timeline, in the order in which things happened, not in which they were found out. Say of each time how '
      + 'exact it is and where it comes from.',
    ongoing: true,
    items: [
      item('happened', 'Each entry is filed by when it happened, with when it was found out beside it'),
      item('source', 'Each entry names its source and says how exact its time is'),
      item('readers', 'Each entry is marked for outside readers or for the team'),
      item('gaps', 'Gaps and contradictions are entries of their own', 'should'),
    ],
    questions: [
      question('earliest', 'What is the earliest trace of the intruder, and how sure are we of it?'),
      question('gaps', 'For which periods can’t we say what happened?', { hint: '“None” is an answer' }),
    ],
  }),
  task({
    ...shared,
    key: 'disable-sign-in',
    title: 'Disable sign-in',
    doing: 'Closing suspected servers to all but the response team',
    plain: 'Nobody but the response team can sign in to suspected servers',
    description: 'Close every suspected host to everyone outside the response team. If that is not enough, the coordinator can have '
      + 'central sign-in switched off; make sure first that the team itself can still get in.',
    items: [
      hostItem('closed', 'Closed to all but the team: passwords, keys, tokens, service accounts, scheduled jobs'),
      hostItem('sessions', 'Open sessions listed, then ended'),
      item('team-access', 'The team’s own way in tried afterwards, from a machine that isn’t suspected'),
      hostItem('side-doors', 'Other ways in looked for: unknown accounts, added keys, console, remote management', 'should'),
      item('central', 'Central sign-in switched off by the coordinator’s decision', 'may'),
    ],
    questions: [
      question('who', 'Who may still sign in, to which hosts, and how?'),
      yesNo('central', 'Does central sign-in have to be switched off?', { hint: 'Why, and what else would stop with it' }),
      question('stopped', 'Which jobs and services stopped because of it?', { required: false }),
    ],
    evidence: [evidence('sessions', 'List of open sessions and permitted accounts, taken before the change', false)],
  }),
]
