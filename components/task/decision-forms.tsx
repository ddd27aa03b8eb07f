import { CodeField } from '@/components/form/code-field'
import { CommandForm } from '@/components/form/command-form'
import { PersonSelect } from '@/components/form/select'
import { TextArea } from '@/components/form/text-field'
import type { Tone } from '@/components/form/tone'
import { Verb } from '@/components/form/verb'
import type { Decisions } from '@/lib/queries/plan/opened'
import { Unsignable } from './unsignable'

type Act = keyof Decisions['can']
/** Of what can be decided over a task, what the form of one act needs. */
type Props<A extends Act, More extends keyof Decisions = 'taskId'> = {
  incidentId: string; decide: Pick<Decisions, 'taskId' | More> & { can: Pick<Decisions['can'], A> }
}

const withReason = {
  sendBack: {
    command: 'task.sendBack', label: 'Why it goes back', hint: 'Its task coordinator reads this first.', submit: 'Send back',
    busy: 'Sending back …', not: 'Not sent back.',
  },
  reopen: {
    command: 'task.reopen', label: 'Why it is reopened', hint: 'It is in progress again, and its signature is void.',
    submit: 'Reopen', busy: 'Reopening …', not: 'Not reopened.',
  },
  setAside: {
    command: 'task.setAside', label: 'Why it is not needed',
    hint: 'Tasks that wait for it can go on at once. A “must” needs a second signature before the incident closes.',
    submit: 'Set aside', busy: 'Setting aside …', not: 'Not set aside.',
  },
  takeUp: {
    command: 'task.takeUp', label: 'Why it is needed after all', hint: 'It is open again, without a task coordinator.',
    submit: 'Reinstate', busy: 'Reinstating …', not: 'Not reinstated.',
  },
} as const

/** A decision with its reason: send back, reopen, set aside, take up again (TK-9, TK-11, TK-13, TK-14). */
export function ReasonForm<A extends keyof typeof withReason>(
  { incidentId, decide, act, unsignable }: Props<A> & { act: A; unsignable?: Decisions['unsignable'] },
) {
  const { command, label, hint, submit, busy, not } = withReason[act]
  return (
    <CommandForm command={command} hidden={{ incidentId, taskId: decide.taskId }} allowed={decide.can[act]} submit={submit} busyLabel={busy}
      tone="fill" notDone={not}>
      {unsignable && <p className="note mb-3"><Unsignable incidentId={incidentId} office={unsignable} /></p>}
      <TextArea name="reason" label={label} hint={hint} rows={2} required missing="Write the reason." maxLength={2000} />
    </CommandForm>
  )
}

type MarkDoneProps = Props<'markDone', 'signature'> & { people: Decisions['people'] }

/** Marks a task done (TK-10): at once, as completed by whoever signed it; or by somebody else, who is named. */
export function MarkDoneVerbs({ incidentId, decide, people, tone, otherTone }: MarkDoneProps & { tone: Tone; otherTone: Tone }) {
  const { taskId, signature, can: { markDone } } = decide
  const form = { command: 'task.markDone', allowed: markDone, submit: 'Mark done', busyLabel: 'Marking …', notDone: 'Not marked done.' }
  return (
    <>
      {signature && <CommandForm {...form} hidden={{ incidentId, taskId, completedBySeatId: signature.seatId }} tone={tone} />}
      {(markDone.allowed || !signature) && (
        <Verb label={signature ? 'Someone else completed it…' : 'Mark done…'} tone={signature ? otherTone : tone} allowed={markDone}>
          <CommandForm {...form} hidden={{ incidentId, taskId }} tone="fill">
            <PersonSelect name="completedBySeatId" label="Completed by" people={people} required missing="Choose who completed it." />
          </CommandForm>
        </Verb>
      )}
    </>
  )
}

/** Lets a blocked task start out of order, with proof (TK-15). */
export function PermitForm({ incidentId, decide }: Props<'permit', 'prints'>) {
  return (
    <CommandForm command="task.permit" hidden={{ incidentId, taskId: decide.taskId }} subject={{ fingerprint: decide.prints.permit }}
      allowed={decide.can.permit}
      submit="Permit" busyLabel="Permitting …" tone="fill" notDone="Not permitted.">
      <div className="stack">
        <TextArea name="reason" label="Why it can’t wait"
          hint="Danger to life, for one. The task stays marked as started out of order for good." rows={2} required
          missing="Write the reason." maxLength={2000} />
        <CodeField />
      </div>
    </CommandForm>
  )
}

/** Signs that setting the task aside is right (TK-13, ST-4). */
export function CountersignForm({ incidentId, decide }: Props<'countersign'> & { decide: { prints: Pick<Decisions['prints'], 'countersign'> } }) {
  return (
    <CommandForm command="task.countersign" hidden={{ incidentId, taskId: decide.taskId }}
      subject={{ fingerprint: decide.prints.countersign }}
      allowed={decide.can.countersign} submit="Countersign" busyLabel="Signing …" tone="fill" notDone="Not signed.">
      <CodeField />
    </CommandForm>
  )
}
