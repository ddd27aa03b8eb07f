import type { PlanSection, PlanTask } from '../plan'
import { evidence, item, question, task, yesNo } from './task'

export const disclosureSection: PlanSection = {
  key: '3.3.6',
  title: 'Public disclosure',
  lead: 'Signed by the communication owner, or by someone they named in writing. Every step has to be completed; one message can '
    + 'cover several.',
}

const shared = { section: '3.3.6', source: 'CSI 3.3.6', kind: 'tree step' } as const

/** CSI 3.3.6, doctrine P1–P7. The steps wait for their gates (states.md 9), not for tasks. */
export const disclosure: PlanTask[] = [
  task({
    ...shared,
    key: 'first-notice',
    title: 'First notice',
    gate: 'initial',
    doing: 'Telling everyone concerned that something happened',
    plain: 'Everyone is told that something happened',
    description: 'Tell everyone concerned that there is an incident, as soon as management knows. A few solid facts are enough; '
      + 'say what is not known yet.',
    items: [
      item('content', 'Says that there is an incident, what readers have to do now, and when they hear more'),
      item('guesses', 'No guess at cause, extent or culprit', 'must not'),
      item('contact', 'Names one place for questions', 'should'),
    ],
    questions: [
      question('readers', 'Who has to hear it, and by which channels?'),
      question('advice', 'What are readers asked to do, or not to do, until the next notice?'),
    ],
  }),
  task({
    ...shared,
    key: 'partner-integrity',
    title: 'Partner integrity check',
    gate: 'partner',
    doing: 'Checking each notice with the partners it touches',
    plain: 'Our notices don’t harm what a partner is looking into',
    description: 'Where a partner is affected or was told, let them see each notice before it goes out, so that it spoils nothing that '
      + 'they are still looking into.',
    items: [
      item('shown', 'Each partner concerned saw the exact text, and agreed or let the time set for it pass'),
      item('tells-nothing', 'Nothing in the notices shows the intruder what a partner has seen', 'must not'),
    ],
    questions: [
      question('answers', 'Which partner was asked about which notice, and what did they say?'),
      question('without-word', 'Which notice went out without a partner’s word, and why?', { hint: '“None” is an answer' }),
    ],
  }),
  task({
    ...shared,
    key: 'notice-service-repair',
    title: 'Notice: service repair',
    gate: 'repair plan',
    doing: 'Telling people which services will be out, and when',
    plain: 'People know which services are out, and from when to when',
    description: 'Once it is settled how the services are repaired, tell everyone which ones will be out meanwhile, and for how long.',
    items: [
      item('services', 'Names each service that is out, from when to when'),
      item('meanwhile', 'Says what readers can do meanwhile', 'should'),
    ],
    questions: [
      question('readers', 'Who depends on these services, and how do they hear of it while the services are out?'),
      question('delay', 'Who writes again if it takes longer, and when?'),
    ],
  }),
  task({
    ...shared,
    key: 'notice-credentials',
    title: 'Notice: credentials',
    gate: 'environment secure',
    doing: 'Asking everyone affected to renew passwords and keys',
    plain: 'Everyone affected is asked to renew passwords and keys',
    description: 'When the servers are safe again, and not before, ask everyone affected to change the password, key or certificate '
      + 'that may have been seen. Earlier, the new one would be stolen too.',
    items: [
      item('own-accounts', 'Each affected person told about their own accounts and keys'),
      item('genuine', 'Says how a reader can check that it comes from us'),
      item('secrets', 'No password, key or sign-in link in the message', 'must not'),
      item('last-day', 'Says from which day the old ones no longer work', 'should'),
    ],
    questions: [
      question('affected', 'Who is affected, and with which kind of credentials?', { hint: 'Kinds and owners only, never the values' }),
      question('not-reached', 'Who could not be reached, and what happens to their accounts?', { hint: '“None” is an answer' }),
    ],
  }),
  task({
    ...shared,
    key: 'notice-entry',
    title: 'Notice: entry',
    gate: 'entry closed',
    doing: 'Telling people how it could happen, and what was done',
    plain: 'People are told how it could happen, and what was done about it',
    description: 'When the way in is found and closed, say what it was and how it was closed. If the vulnerability was new, its makers '
      + 'must have a fix ready first.',
    items: [
      item('cause-and-cure', 'Says what the way in was, and how it was closed'),
      item('upstream', 'For a new vulnerability: upstream’s fix is out, or upstream agreed to the date'),
      item('others', 'Says how others can see whether the same happened to them', 'should'),
    ],
    questions: [
      yesNo('upstream', 'Was it a vulnerability that nobody knew of before?', { hint: 'With whom upstream, and what was agreed' }),
    ],
  }),
  task({
    ...shared,
    key: 'post-mortem',
    title: 'Timeline and post-mortem',
    gate: 'watching',
    doing: 'Publishing a full account: what happened, what was done, what we learned',
    plain: 'A full account is published: what happened, what was done, what we learned',
    description: 'When everything is rebuilt and every service is fully back, publish what was done and why, with the timeline that '
      + 'the team used.',
    items: [
      item('summary', 'Sums up what was done, with the reasons'),
      item('time-line', 'Contains the team’s timeline, as far as it is marked for outside readers'),
      item('all-back', 'Every service is fully back'),
      item('lessons', 'Says what will be done differently', 'should'),
    ],
    questions: [
      question('done-and-why', 'What was done, and why in this way?'),
      question('sooner', 'What should we have known sooner?'),
      question('differently', 'What will be done differently, by whom and until when?'),
    ],
    evidence: [evidence('published', 'The account as it was published')],
  }),
]
