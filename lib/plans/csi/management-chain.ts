import type { PlanSection, PlanTask } from '../plan'
import { item, question, task } from './task'

export const managementChainSection: PlanSection = {
  key: '3.3.1',
  title: 'Management chain',
  lead: 'Managers and counsel hear of the incident by telephone and mail, and get an update until the repair is over.',
}

const shared = { section: '3.3.1', source: 'CSI 3.3.1' }

/** CSI 3.3.1, doctrine M1, M8, A6. */
export const managementChain: PlanTask[] = [
  task({
    ...shared,
    key: 'notify-management',
    title: 'Notify management',
    doing: 'Telling the project’s leader and the lawyers that something happened',
    plain: 'The project’s leader and the lawyers know that something happened',
    description: 'Tell the management contacts of the plan that we have an incident. Call first and leave a message if nobody '
      + 'answers; write to them as well. Details wait for a safe channel.',
    items: [
      item('telephoned', 'Each contact called, with a message left where nobody answered'),
      item('written', 'Each contact written to as well'),
      item('counsel-and-leader', 'Legal and the project’s leader are among them'),
      item('recorded', 'Each attempt is in the logbook: who, when, how, reached or not, what was said'),
      item('details', 'No detail left on an answering machine or in an open mail', 'must not'),
    ],
    questions: [
      question('reached', 'Who was reached, when and how, and who was not?'),
      question('next-word', 'When do they hear from us next, and from whom?'),
      question('asked', 'What did they ask for, decide or forbid?', { required: false }),
    ],
  }),
  task({
    ...shared,
    key: 'send-threat-assessment',
    title: 'Send the threat assessment',
    doing: 'Sending managers our written judgement of how bad it is',
    plain: 'Managers have our written judgement of how bad it is',
    description: 'Make sure that every management contact has the threat assessment, with the timeline as of then. Whatever goes '
      + 'out before the final version says that it can still change.',
    dependsOn: [{ task: 'threat-assessment', until: 'settled' }],
    items: [
      item('sent', 'Sent to each management contact, legal and the project’s leader among them'),
      item('preliminary', 'Each version before the final one marked as preliminary'),
      item('time-line', 'Timeline enclosed, as it stood when the version was issued'),
      item('received', 'Each contact confirmed that they have it', 'should'),
    ],
    questions: [
      question('versions', 'Which versions went out, when, and to whom?'),
      question('reactions', 'What did the readers ask or decide, and who answers them?', { required: false }),
    ],
  }),
]
