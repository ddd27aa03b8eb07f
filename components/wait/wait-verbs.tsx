import type { ReactNode } from 'react'
import { IAmHere } from '@/components/coordinator/i-am-here'
import { toneClass, type Tone } from '@/components/form/tone'
import { Verb } from '@/components/form/verb'
import { AnswerQuestionForm } from '@/components/people/answer-question-form'
import { DecideDisclosureForm } from '@/components/people/decide-disclosure-form'
import { ConfirmIdentityForm } from '@/components/people/identity-row'
import { kindWord } from '@/components/people/people-words'
import { ProposalVerbs } from '@/components/people/proposal-verbs'
import { Resembles } from '@/components/people/resembles'
import { AssignForm, GiveToProposed } from '@/components/task/assign-form'
import { ConfirmSignatureForm } from '@/components/task/confirm-signature-form'
import { CountersignForm, MarkDoneVerbs, ReasonForm } from '@/components/task/decision-forms'
import { JoinVerbs } from '@/components/task/join-verbs'
import { AsTyped } from '@/components/ui/as-is'
import { Pairs } from '@/components/ui/facts'
import type { Sent } from '@/components/ui/packed'
import type { Deciding, Forms } from '@/lib/queries/deciding'
import type { Wait, WaitKind } from '@/lib/queries/waits'
import { isolated } from '@/lib/rules/hidden-characters'
import { waitHref, waitWords } from './wait-words'

type Kind = Forms['kind']
type Needs<K extends Kind> = Forms<K>['needs'] | Sent<Forms<K>['needs']>
type Given = {
  wait: Wait | Sent<Wait>
  /** of the verb that is meant first, and of the others */
  tones: readonly [Tone, Tone]
  /** who can be named, and the hosts that can be covered */
  choices: Deciding['choices'][string]
  zone: string
  now: Date | string
}
/** What there is to do here, or the words of the one verb that opens the page where it is decided. */
type Verbs = { [K in Kind]: { forms: (needs: Needs<K>, given: Given) => ReactNode; opens: string } } & { [K in Exclude<WaitKind, Kind>]: { opens: string } }

const verbs: Verbs = {
  'mark done': {
    opens: 'Read it and decide',
    forms: (decide, { wait: { incidentId }, choices: { people }, tones: [first, other] }) => (
      <>
        <MarkDoneVerbs incidentId={incidentId} decide={decide} people={people} tone={first} otherTone={other} />
        <Verb label="Send back…" tone={other} allowed={decide.can.sendBack}><ReasonForm incidentId={incidentId} decide={decide} act="sendBack" /></Verb>
      </>
    ),
  },
  'handed back': {
    opens: 'Read it and decide',
    forms: (decide, { wait: { incidentId }, choices, tones: [first, other] }) => {
      const proposed = choices.nameable.some(({ id }) => id === decide.proposed)
      return (
        <>
          <GiveToProposed incidentId={incidentId} decide={decide} {...choices} tone={first} />
          <Verb label="Choose…" tone={proposed ? other : first} allowed={decide.can.assign}>
            <AssignForm incidentId={incidentId} decide={decide} {...choices} />
          </Verb>
        </>
      )
    },
  },
  question: {
    opens: 'Read it and answer',
    forms: ({ answer }, { wait: { incidentId, id }, tones: [first] }) => (
      <Verb label="Answer…" tone={first} allowed={answer}><AnswerQuestionForm incidentId={incidentId} questionId={id} allowed={answer} /></Verb>
    ),
  },
  proposal: {
    opens: 'Read it and decide',
    forms: (proposal, { wait: { incidentId }, zone, now, tones }) => (
      <ProposalVerbs incidentId={incidentId} proposal={proposal} zone={zone} now={new Date(now)} tones={tones} who={
        <>
          <Pairs facts={[
            { label: 'Who', value: [proposal.name, proposal.organisation, kindWord(proposal.kind)].filter(Boolean).map(isolated).join(', ') },
            { label: 'Why', value: <span className="as-written"><AsTyped text={proposal.why} /></span> },
            ...(proposal.lately ? [{ label: 'Account', value: isolated(proposal.lately) }] : []),
          ]} />
          <Resembles name={proposal.name} people={proposal.resembles} />
        </>
      } />
    ),
  },
  disclosure: {
    opens: 'Read it and decide',
    forms: (disclosure, { wait: { incidentId }, tones: [first] }) => (
      <Verb label="Decide…" tone={first} allowed={disclosure.can.decide}>
        <p className="as-written mb-3"><AsTyped text={disclosure.what} /></p>
        <DecideDisclosureForm incidentId={incidentId} disclosure={disclosure} />
      </Verb>
    ),
  },
  identity: {
    opens: 'Read and confirm',
    forms: (person, { wait: { incidentId }, zone, now, tones: [first] }) => (
      <Verb label="Confirm identity…" tone={first} allowed={person.confirm}>
        <Pairs facts={[{ label: 'Reach', value: person.reach }]} />
        <ConfirmIdentityForm incidentId={incidentId} seatId={person.seatId} trust={person.trust} name={person.name} allowed={person.confirm}
          vouched={person.vouched} before={person.reachBefore} zone={zone} now={now} />
      </Verb>
    ),
  },
  join: {
    opens: 'Read it and answer',
    forms: ({ taskId, can }, { wait: { incidentId, about }, tones }) => (
      <JoinVerbs incidentId={incidentId} taskId={taskId} seatId={about} can={can} tones={tones} />
    ),
  },
  countersign: {
    opens: 'Read and sign',
    forms: (decide, { wait: { incidentId, by }, tones: [first] }) => (
      <Verb label="Countersign…" tone={first} allowed={decide.can.countersign}>
        <p className="mb-3">You agree that this task is not needed. {isolated(by)} gives the reason:</p>
        <p className="as-written mb-3"><AsTyped text={decide.reason} /></p>
        <CountersignForm incidentId={incidentId} decide={decide} />
      </Verb>
    ),
  },
  'in doubt': {
    opens: 'Read and confirm',
    forms: ({ trust, confirm }, { wait: { incidentId, about }, tones: [first] }) => (
      <Verb label="Confirm…" tone={first} allowed={confirm}>
        <ConfirmSignatureForm incidentId={incidentId} signatureId={about} trust={trust} allowed={confirm} />
      </Verb>
    ),
  },
  'take-over': {
    opens: 'Read it and decide',
    forms: (takeOver, { wait: { incidentId }, tones: [first] }) => <IAmHere incidentId={incidentId} takeOver={takeOver} tone={first} />,
  },
  offer: { opens: 'Read the offer' },
  review: { opens: 'Read the answers' },
  objection: { opens: 'Read and answer' },
  overtaken: { opens: 'Read and sign' },
  'taken back': { opens: 'Open the task' },
  'sent back': { opens: 'Open the task' },
  'on paper': { opens: 'Read and confirm' },
  rules: { opens: 'Read the rules' },
}

type Props = Omit<Given, 'choices'> & { deciding: Deciding | Sent<Deciding>; of: Forms | Sent<Forms> | undefined }

/** The verbs of what waits, likeliest first: its forms, or the one that leads to where it is decided. */
export function WaitVerbs({ deciding, of, ...given }: Props) {
  const { wait, tones } = given
  if (of) return formsOf(of, { ...given, choices: deciding.choices[wait.incidentId] ?? { people: [], nameable: [], hosts: [] } })
  return <a className={toneClass[tones[0]]} href={waitHref(wait)}>{verbs[wait.kind].opens}<span className="sr-only">: {waitWords(wait).asks}</span></a>
}

function formsOf<K extends Kind>({ kind, needs }: { kind: K; needs: Needs<K> }, given: Given): ReactNode {
  const { forms } = verbs[kind] as { forms: (needs: Needs<K>, given: Given) => ReactNode }
  return forms(needs, given)
}
