import type { PlanSection, PlanTask } from '../plan'
import { evidence, hostItem, item, question, task } from './task'

export const reSecureSection: PlanSection = {
  key: '3.4.3',
  title: 'Re-secure',
  lead: 'Nobody can vouch for every file of a compromised host. Rebuilding it is quicker and safer.',
}

const shared = { section: '3.4.3', source: 'CSI 3.4.3' }

/** CSI 3.4.3, doctrine H5, H9, H12, F7. */
export const reSecure: PlanTask[] = [
  task({
    ...shared,
    key: 'host-rebuilds',
    title: 'Host rebuilds',
    doing: 'Rebuilding the servers, the most needed first',
    plain: 'The servers are rebuilt, the most needed first',
    description: 'Rebuild every host that was, or may have been, compromised, in the order that the coordinator sets. Where the order '
      + 'is open, propose one: what others depend on comes first.',
    repairs: true,
    // Hosts are rebuilt from it, so what it holds has to be clean first (CSI 3.4.3).
    dependsOn: [{ task: 'configuration-management', until: 'settled' }],
    items: [
      item('order', 'Order agreed with the coordinator'),
      hostItem('rebuilt', 'Rebuilt from trusted media and configuration management'),
      hostItem('new-secrets', 'Host keys, certificates and service passwords replaced'),
      hostItem('data', 'Restored data is older than the first known entry, or verified'),
      hostItem('baseline', 'Checked against the host baseline; each deviation accepted with a reason'),
      item('suspected', 'Suspected hosts rebuilt too, or cleared by the coordinator'),
    ],
    questions: [
      question('order', 'In which order, and why?', { plain: 'What comes back first?' }),
      question('carried-over', 'What was carried over from old hosts, and how was it verified?', { hint: '“Nothing” is an answer' }),
      question('by-hand', 'What had to be done by hand because configuration management did not hold it?', {
        hint: 'Each is an improvement for later',
      }),
    ],
    evidence: [evidence('baseline', 'Output of the baseline check of each host')],
  }),
  task({
    ...shared,
    key: 'environment-secure',
    title: 'Environment declared secure',
    doing: 'Making sure that the servers are safe again',
    plain: 'The servers are declared safe again',
    description: 'Vouch that the rebuilds are complete and that the intruder has left no way back in. People are asked for new '
      + 'passwords and keys only after this.',
    // The way in is closed and what may hide a second one is gone.
    dependsOn: [{ task: 'host-rebuilds', until: 'settled' }, { task: 'entry-closed', until: 'settled' }],
    items: [
      item('hosts', 'Every suspected or confirmed host rebuilt, cleared or retired'),
      item('back-doors', 'Back doors looked for: accounts, keys, scheduled jobs, changed programs, remote management'),
      item('secrets', 'Exposed keys and shared passwords of ours changed, or the risk accepted in writing'),
      item('watched', 'Rebuilt hosts are watched, and the checks are repeated on set days', 'should'),
    ],
    questions: [
      question('grounds', 'What makes us sure that no way back is left?', { plain: 'Can it happen again?' }),
      question('risks', 'Which risks are left, and who accepted them?', { hint: '“None” is an answer' }),
      question('watching', 'What is watched from now on, by whom and until when?'),
    ],
  }),
]
