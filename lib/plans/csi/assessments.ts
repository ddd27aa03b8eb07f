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
      + 'and of what is on it, and answer in words that need no explanation.',
    questions: [
      yesNo('end-users', 'Can end users or customers come to harm through this?', {
        plain: 'Are our users hit?',
        hint: 'What they got from us in that time: software, data, mail, pages',
      }),
      yesNo('contributors', 'Can contributors, contractors, colleagues or partners come to harm through this?', {
        plain: 'Are contributors, colleagues or partners hit?',
        hint: 'What they typed, stored or ran on affected hosts; where else the same keys and passwords work',
      }),
      yesNo('data-in-reach', 'Was private data within the intruder’s reach, to read or to change?', {
        plain: 'Could they have seen or changed private data?',
        hint: 'What the accounts and hosts in their hands had access to',
      }),
      yesNo('data-touched', 'Did the intruder read or change private data?', {
        plain: 'Did they?',
        hint: 'Say what was looked at. Finding no trace is not the same as “No”',
      }),
      question('since-when', 'Since when has the intruder been inside?', {
        plain: 'How long were they in?',
        hint: 'A best first guess will do. Earliest trace, and how much earlier it may have begun',
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
    description: 'Find the way in before anything is rebuilt or repaired, or it stays open. “Not known” is an answer, with what is being '
      + 'done to find out; repair waits until nothing is “Not known”, or the coordinator accepts it.',
    questions: [
      question('way-in', 'How did the intruder get in?', {
        plain: 'How did they get in?',
        hint: 'First host, account, service and time, and how they went on from there',
      }),
      yesNo('stolen-credentials', 'Were stolen passwords, keys or tokens used?', {
        plain: 'Did they use a stolen key or password?',
        hint: 'Whose, where they were taken from, what else they unlock',
      }),
      question('insider', 'Is this more likely the work of an insider or an outsider?', {
        plain: 'Was it one of us or an outsider?',
        hint: 'What points to each. Name nobody on a mere suspicion',
      }),
      yesNo('vulnerability', 'Was a vulnerability in installed software used, and was it known?', {
        plain: 'Was a weakness in our software used?',
        hint: 'Package and version, CVE number, or not known before',
      }),
      yesNo('physical-access', 'Did someone have physical access to the machine?', {
        plain: 'Was someone at the machines themselves?',
        hint: 'Console sign-ins, restarts, opened cases, visitor lists. If so, consider telling the site’s owner',
      }),
      yesNo('own-machines', 'Did it come from other machines of ours?', {
        plain: 'Did it come from other machines of ours?',
        hint: 'Workstations, build and test machines, machines thought to be out of use',
      }),
      yesNo('provider-machines', 'Did it come from machines of a hosting provider of ours?', {
        plain: 'Did it come from our hosting provider?',
        hint: 'Management networks, hypervisors, neighbours. If so, consider telling the provider',
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
    description: 'The detail behind the threat assessment, as exact as we can be today. Write a new version whenever a fact comes '
      + 'in; each one goes to the whole team.',
    questions: [
      question('hosts', 'Which hosts are affected?', {
        plain: 'Which servers are affected?',
        hint: 'Confirmed and suspected listed separately, each with its evidence',
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
