import { CommandForm } from '@/components/form/command-form'
import { PersonSelect } from '@/components/form/select'
import type { Decisions } from '@/lib/queries/plan/opened'
import { changeKinds } from '@/lib/rules/cover'
import { CoverFields } from './cover-fields'

type Props = { incidentId: string; decide: Decisions }

/** Names a task's coordinator, and which changes to hosts the assignment covers (TK-2, TK-4, H6). */
export function AssignForm({ incidentId, decide }: Props) {
  return (
    <CommandForm command="task.assign" hidden={{ incidentId, taskId: decide.taskId }} allowed={decide.can.assign}
      submit="Name task coordinator"
      busyLabel="Naming …" tone="fill" notDone="Nobody was named.">
      <div className="stack">
        <PersonSelect name="seatId" label="Task coordinator" hint="Answers for the task and signs it off. Who has it now stays as helper."
          people={decide.people}
          defaultValue={decide.proposed ?? undefined} required missing="Choose somebody." />
        <CoverFields hosts={decide.hosts} cover={decide.cover} changeKinds={changeKinds} />
      </div>
    </CommandForm>
  )
}

/** Says anew which changes to hosts a task covers (H6). */
export function CoverForm({ incidentId, decide }: Props) {
  if (decide.hosts.length === 0) return <p>No host is listed yet. <a href={`/incidents/${incidentId}/hosts`}>List the hosts</a> first.</p>
  return (
    <CommandForm command="task.cover" hidden={{ incidentId, taskId: decide.taskId }} allowed={decide.can.cover} submit="Keep"
      busyLabel="Keeping …"
      tone="fill" notDone="Not changed.">
      <CoverFields hosts={decide.hosts} cover={decide.cover} changeKinds={changeKinds} />
    </CommandForm>
  )
}
