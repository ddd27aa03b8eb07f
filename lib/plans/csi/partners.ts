import type { PlanSection, PlanTask } from '../plan'
import { item, question, task, yesNo } from './task'

export const partnersSection: PlanSection = {
  key: '3.3.5',
  title: 'Partners',
  lead: 'Whether a partner is told is for the coordinator to decide. A partner who is told belongs to the team.',
}

/** CSI 3.3.5, doctrine M3, M5, M10, M11, N10. */
export const partners: PlanTask[] = [
  task({
    section: '3.3.5',
    source: 'CSI 3.3.5',
    key: 'notify-partners',
    title: 'Notify partners',
    doing: 'Telling the partners concerned, and working with them',
    plain: 'Partners who are concerned are told, and work with us',
    description: 'Hosting providers, contractors and others who may be hit or may hold a piece of the picture. Signs of physical access, '
      + 'for example, concern whoever guards the building. Work with them as with colleagues.',
    level: 'may',
    items: [
      item('decided', 'Coordinator decided, for each partner, whether they are told and how much'),
      item('verified', 'Each was called on a number that we had before, or proved who they are in another agreed way'),
      item('on-list', 'Each person told is on the roster'),
      item('terms', 'Emergency contact, non-disclosure agreement and end of access are on record', 'should'),
    ],
    questions: [
      question('decisions', 'Which partners may be hit or can help, and what was decided for each?'),
      yesNo('premises', 'Does anything point to a partner’s buildings or machines?'),
      question('their-work', 'Are they investigating too, and what must our notices not disturb?'),
      question('next-step', 'What are our reference and theirs, and who acts next?', { required: false }),
    ],
  }),
]
