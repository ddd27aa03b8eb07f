import type { PlanQuestion, PlanSection, PlanTask } from '../plan'
import { evidence, item, question, task, yesNo } from './task'

export const dataIntegritySection: PlanSection = {
  key: '3.4.2',
  title: 'Data integrity',
  lead: 'What was read, what was altered, and is what is left safe to use.',
}

const shared = { section: '3.4.2', source: 'CSI 3.4.2' }

/** The three aims of CSI 3.4.2, asked of each kind of data (H8). */
const verdicts: PlanQuestion[] = [
  yesNo('read', 'Was any of it read, or may it have been?', { plain: 'Was it read?' }),
  yesNo('altered', 'Was any of it altered, or may it have been?', { plain: 'Was it altered?' }),
  yesNo('safe', 'Is it safe to use again, and how do we know?', { plain: 'Is it safe to use?' }),
]

/** CSI 3.4.2, doctrine H4, H8, H12. All four parts are "must": the sign-off wants every one of them completed and right. */
export const dataIntegrity: PlanTask[] = [
  task({
    ...shared,
    key: 'configuration-management',
    title: 'Configuration management',
    doing: 'Checking what our servers are built from',
    plain: 'What our servers are built from is unaltered',
    description: 'Make sure that the repository from which the hosts are set up is whole. Compare it with a backup kept off site where '
      + 'its own history does not settle it: what is rebuilt from it is only as clean as it is.',
    items: [
      item('history', 'Each change in the incident’s time span has an author who stands by it'),
      item('off-site', 'Compared with an off-site backup from before the first known entry', 'should'),
      item('write-access', 'Who may write to it, hooks and deploy keys reviewed', 'should'),
      item('secrets', 'Passwords and keys kept in it are listed as exposed'),
    ],
    questions: verdicts,
  }),
  task({
    ...shared,
    key: 'databases',
    title: 'Databases',
    doing: 'Checking our databases',
    plain: 'Our databases hold what they should',
    description: 'Verify the databases that the intruder could reach, both the machines that they run on and what is in them. How many '
      + 'that is depends on how far the access went.',
    // CSI 3.3.4: the impact assessment says which ones have to be audited.
    dependsOn: [{ task: 'impact-assessment', until: 'started' }],
    items: [
      item('machines', 'Machines that they run on verified'),
      item('contents', 'Contents verified, each database that the impact assessment names'),
      item('rights', 'Accounts, rights, stored procedures and triggers reviewed'),
      item('backup', 'Compared with a backup from before the first known entry', 'should'),
    ],
    questions: [question('which', 'Which databases were verified, and how?'), ...verdicts],
  }),
  task({
    ...shared,
    key: 'shared-data',
    title: 'Shared data',
    doing: 'Checking shared files, and removing anything harmful',
    plain: 'Shared files are what they should be, and nothing harmful is left among them',
    description: 'Verify files that many can write or fetch: downloads, uploads, home directories, pages. List what changed in the '
      + 'incident’s time span, verify it, and remove what the intruder left there.',
    items: [
      item('listed', 'Files that changed in the incident’s time span listed'),
      item('verified', 'Each listed file verified by its owner or against a good copy'),
      item('kept', 'Malicious files, if there were any, kept as evidence before they were removed'),
      item('removed', 'No malicious file is left there'),
    ],
    questions: [question('window', 'Which span of time was searched, and in which places?'), ...verdicts],
    evidence: [
      evidence('changed-list', 'List of the files that changed in that time span, each with its verdict'),
      evidence('malicious-files', 'Malicious files, as they were before they were removed', false),
    ],
  }),
  task({
    ...shared,
    key: 'temporary-data',
    title: 'Temporary and cached data',
    doing: 'Deleting temporary data so that it is made fresh',
    plain: 'Temporary data is deleted and made fresh',
    description: 'Delete temporary and cached data and let it be rebuilt. Where that costs too much, compare it with its source.',
    // It wipes and rebuilds, so it waits like other repair until the entry is answered (CSI 3.3.3).
    repairs: true,
    items: [
      item('renewed', 'Each cache deleted and rebuilt, or found equal to its source'),
      item('thought-of', 'Build, package and page caches, sessions, queues and upload areas considered', 'should'),
    ],
    questions: [question('which', 'Which temporary and cached data is there, and what was done with each?'), ...verdicts],
  }),
  task({
    ...shared,
    key: 'data-integrity',
    title: 'Data integrity',
    doing: 'Judging whether our data can be used again',
    plain: 'Our data has been checked and can be used again',
    description: 'Read the four tasks above and vouch for them: all complete, all right. Then say for the data as a whole what was '
      + 'read, what was altered, and whether it is safe to use.',
    dependsOn: ['configuration-management', 'databases', 'shared-data', 'temporary-data']
      .map((each) => ({ task: each, until: 'settled' as const })),
    items: [
      item('complete', 'All four parts completed, and their answers checked'),
      item('stores', 'Each data store that the impact assessment names has its three verdicts'),
    ],
    questions: verdicts,
  }),
]
