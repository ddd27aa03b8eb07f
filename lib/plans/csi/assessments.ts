import type { PlanSection, PlanTask } from '../plan'
import { question, task, yesNo } from './task'

export const assessmentsSection: PlanSection = {
  key: '3.3.2–4',
  title: 'Assessments',
  lead: 'How bad it is, how they got in, what is affected. Each is preliminary until the coordinator declares it final.',
}

const shared = { section: '3.3.2–4', kind: 'assessment' } as const

/** CSI 3.3.2–3.3.4, doctrine A1–A3. An assessment is its answers: it has no checklist of its own (AV-3). */
export const assessments: PlanTask[] = [
  task({
    ...shared,
    key: 'threat-assessment',
    title: 'Threat assessment',
    source: 'CSI 3.3.2',
    assessment: 'threat',
    doing: 'Judging how bad it is, and for whom',
    plain: 'How bad it is, and for whom',
    description: 'Written for managers and for those who speak to the public, who need not be technical. Think of each affected host '
      + 'and of what lies on it, and answer in words that need no explanation.',
    questions: [
      yesNo('end-users', 'Can end users or customers come to harm through this?', {
        plain: 'Are our users hit?',
        hint: 'What they got from us in that time: software, data, mail, pages',
      }),
      yesNo('contributors', 'Can contributors, contractors, colleagues or partners come to harm through this?', {
        plain: 'Are contributors, colleagues or partners hit?',
        hint: 'What they typed, stored or ran on affected hosts; where else the same keys and passwords open a door',
      }),
      yesNo('data-in-reach', 'Was private data within the intruder’s reach, to read or to change?', {
        plain: 'Could they have seen or changed private data?',
        hint: 'What the accounts and hosts in their hands had access to',
      }),
      yesNo('data-touched', 'Did the intruder read or change private data?', {
        plain: 'Did they?',
        hint: 'Say what was looked at. Seeing no trace is not the same as no',
      }),
      question('since-when', 'Since when has the intruder been inside, as a best first guess?', {
        plain: 'How long were they in?',
        hint: 'Earliest trace, and how much earlier it may have begun',
      }),
    ],
  }),
  task({
    ...shared,
    key: 'entry-investigation',
    title: 'Entry investigation',
    source: 'CSI 3.3.3',
    assessment: 'entry',
    doing: 'Finding out how they got in',
    plain: 'How they got in',
    description: 'Find the way in before anything is rebuilt or repaired, or it stays open. “Unknown” is an answer, with what is being '
      + 'done to find out; repair waits until no answer is unknown, or the coordinator accepts what is.',
    questions: [
      question('way-in', 'By which way did the intruder get in?', {
        plain: 'How did they get in?',
        hint: 'First host, account, service and time, and how they went on from there',
      }),
      yesNo('stolen-credentials', 'Were stolen passwords, keys or tokens used?', {
        plain: 'Did they use a stolen key or password?',
        hint: 'Whose, where they were taken from, what else they open',
      }),
      question('insider', 'Is this more likely the work of somebody who belongs to us, or of a stranger?', {
        plain: 'Was it one of us or a stranger?',
        hint: 'What speaks for each. Name nobody on a mere suspicion',
      }),
      yesNo('vulnerability', 'Was a fault in installed software used, and was that fault known?', {
        plain: 'Was a weakness in our software used?',
        hint: 'Package and version, number of the fault, or unknown until now',
      }),
      yesNo('physical-access', 'Did somebody stand at the machine?', {
        plain: 'Was somebody at the machines themselves?',
        hint: 'Console sign-ins, restarts, opened cases, visitor lists. If so, think of telling the site’s owner',
      }),
      yesNo('own-machines', 'Did it come from other machines of ours?', {
        plain: 'Did it come from other machines of ours?',
        hint: 'Workstations, build and test machines, machines thought to be out of use',
      }),
      yesNo('provider-machines', 'Did it come from machines of a hosting provider of ours?', {
        plain: 'Did it come from a company that houses our servers?',
        hint: 'Management networks, hypervisors, neighbours. If so, think of telling the provider',
      }),
    ],
  }),
  task({
    ...shared,
    key: 'impact-assessment',
    title: 'Impact assessment',
    source: 'CSI 3.3.4',
    assessment: 'impact',
    doing: 'Finding out what exactly is affected',
    plain: 'What exactly is affected',
    description: 'The detail behind the threat assessment, as exact as it can be said today. Write a new version whenever a fact comes '
      + 'in; each one goes to the whole team.',
    questions: [
      question('hosts', 'Which hosts are affected?', {
        plain: 'Which servers are affected?',
        hint: 'Confirmed and suspected apart, each with what it rests on',
      }),
      question('services', 'Which services may be affected?', {
        plain: 'Which services may be affected?',
        hint: 'Also those that only trust an affected host or take data from it',
      }),
      question('data-stores', 'Which databases and data stores have to be audited?', {
        plain: 'Which of our data do we have to check?',
        hint: 'Each one named gets three verdicts later: read, altered, safe to use again',
      }),
    ],
  }),
]
