import { CommandForm } from '@/components/form/command-form'
import { Verb } from '@/components/form/verb'
import type { Decisions } from '@/lib/queries/plan/opened'
import type { TaskState } from '@/lib/rules/task-state'
import { AssignForm, CoverForm } from './assign-form'
import { CountersignForm, MarkDoneVerbs, PermitForm, ReasonForm } from './decision-forms'
import { DependForms } from './depend-forms'
import { DueForm, dueVerb } from './due-form'
import type { Reader } from '@/components/ui/reader'

type Props = {
  incidentId: string
  state: TaskState
  /** It waits for something and was not permitted yet. */
  blocked: boolean
  /** It was set aside, and a second signature is still wanted. */
  countersignWanted: boolean
  decide: Decisions
  tasks: readonly { id: string; title: string }[]
  /** Whether starting is among them; a task's own page has it elsewhere. */
  starts?: boolean
  /** The page was opened to name somebody, while nobody has it. */
  naming?: boolean
} & Reader

/** The verbs of a task by its state, the likeliest first and filled. */
export function DecisionVerbs(props: Props) {
  const { incidentId, state, blocked, countersignWanted, decide, tasks, starts = true, naming, zone, now } = props
  const { can } = decide
  const given = { incidentId, decide }
  const choices = { nameable: decide.nameable, hosts: decide.hosts }
  const unfinished = state === 'open' || state === 'assigned' || state === 'in progress'
  const reason = (label: string, act: 'sendBack' | 'reopen' | 'takeUp' | 'setAside', tone: 'plain' | 'text' = 'plain') => (
    <Verb label={label} tone={tone} allowed={can[act]}><ReasonForm {...given} act={act} unsignable={act === 'setAside' ? decide.unsignable : null} /></Verb>
  )
  return (
    <>
      {state === 'open' && (
        <Verb label="Name a task coordinator…" tone="fill" allowed={can.assign} opened={naming}><AssignForm {...given} {...choices} /></Verb>
      )}
      {state === 'assigned' && starts && (
        <CommandForm command="task.start" hidden={{ incidentId, taskId: decide.taskId }} allowed={can.start} submit="Start"
          busyLabel="Starting …" notDone="Not started." />
      )}
      {state === 'assigned' && blocked && (
        <Verb label="Permit out of order…" tone="plain" allowed={can.permit}><PermitForm {...given} /></Verb>
      )}
      {(state === 'assigned' || state === 'in progress') && (
        <>
          <Verb label="Reassign…" tone="plain" allowed={can.assign}><AssignForm {...given} {...choices} /></Verb>
          <Verb label="Cover…" tone="plain" allowed={can.cover}><CoverForm {...given} /></Verb>
        </>
      )}
      {state === 'signed off' && <MarkDoneVerbs {...given} people={decide.people} tone="fill" otherTone="plain" />}
      {state === 'signed off' && reason('Send back…', 'sendBack')}
      {state === 'done' && reason('Reopen…', 'reopen')}
      {countersignWanted && <Verb label="Countersign…" tone="fill" allowed={can.countersign}><CountersignForm {...given} /></Verb>}
      {state === 'set aside' && reason('Reinstate…', 'takeUp')}
      {(unfinished || state === 'signed off') && (
        <Verb label={dueVerb(decide)} tone="text" allowed={can.setDue}><DueForm {...given} zone={zone} now={now} /></Verb>
      )}
      {unfinished && <Verb label="Waits for…" tone="text" allowed={can.depend}><DependForms {...given} tasks={tasks} /></Verb>}
      {(unfinished || state === 'signed off') && reason('Set aside…', 'setAside', 'text')}
    </>
  )
}
