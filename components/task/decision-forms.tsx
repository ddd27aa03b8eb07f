import { CodeField } from '@/components/form/code-field'
import { CommandForm } from '@/components/form/command-form'
import { PersonSelect } from '@/components/form/select'
import { TextArea } from '@/components/form/text-field'
import type { Decisions } from '@/lib/queries/plan/opened'
import { Unsignable } from './unsignable'

type Props = { incidentId: string; decide: Decisions }

const withReason = {
  sendBack: {
    command: 'task.sendBack', label: 'Why it goes back', hint: 'Its task coordinator reads this first.', submit: 'Send back',
    busy: 'Sending back …', not: 'Not sent back.',
  },
  reopen: {
    command: 'task.reopen', label: 'Why it is reopened', hint: 'It is in progress again, and its signature no longer stands.',
    submit: 'Reopen', busy: 'Reopening …', not: 'Not reopened.',
  },
  setAside: {
    command: 'task.setAside', label: 'Why it is not needed',
    hint: 'What waits for it may go on at once. A “must” wants a second signature before the incident closes.',
    submit: 'Set aside', busy: 'Setting aside …', not: 'Not set aside.',
  },
  takeUp: {
    command: 'task.takeUp', label: 'Why it is needed after all', hint: 'It is open again, without a task coordinator.',
    submit: 'Take up again', busy: 'Taking up …', not: 'Not taken up.',
  },
} as const

/** A decision with its reason: send back, reopen, set aside, take up again (TK-9, TK-11, TK-13, TK-14). */
export function ReasonForm({ incidentId, decide, act }: Props & { act: keyof typeof withReason }) {
  const { command, label, hint, submit, busy, not } = withReason[act]
  return (
    <CommandForm command={command} hidden={{ incidentId, taskId: decide.taskId }} allowed={decide.can[act]} submit={submit} busyLabel={busy}
      tone="fill" notDone={not}>
      {act === 'setAside' && decide.unsignable && <p className="note mb-3"><Unsignable incidentId={incidentId} office={decide.unsignable} /></p>}
      <TextArea name="reason" label={label} hint={hint} rows={2} required missing="Write the reason." maxLength={2000} />
    </CommandForm>
  )
}

/** Marks a task done and names who completed it (TK-10). */
export function MarkDoneForm({ incidentId, decide }: Props) {
  const signer = decide.signature
  const people = decide.people.some((person) => person.id === signer?.seatId) || !signer ? decide.people : [...decide.people, {
    id: signer.seatId, name: signer.name, from: 'left the list',
  }]
  return (
    <CommandForm command="task.markDone" hidden={{ incidentId, taskId: decide.taskId }} allowed={decide.can.markDone} submit="Mark done"
      busyLabel="Marking …" tone="fill"
      notDone="Not marked done.">
      <PersonSelect name="completedBySeatId" label="Completed by" people={people} defaultValue={signer?.seatId} required
        missing="Name who completed it." />
    </CommandForm>
  )
}

/** Lets a blocked task start out of order, with proof (TK-15). */
export function PermitForm({ incidentId, decide }: Props) {
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
export function CountersignForm({ incidentId, decide }: Props) {
  return (
    <CommandForm command="task.countersign" hidden={{ incidentId, taskId: decide.taskId }}
      subject={{ fingerprint: decide.prints.countersign }}
      allowed={decide.can.countersign} submit="Countersign" busyLabel="Signing …" tone="fill" notDone="Not signed.">
      <CodeField />
    </CommandForm>
  )
}
