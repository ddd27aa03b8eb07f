import { CommandForm } from '@/components/form/command-form'
import { PersonSelect } from '@/components/form/select'
import type { Tone } from '@/components/form/tone'
import type { Decisions } from '@/lib/queries/plan/opened'
import { isolated } from '@/lib/rules/hidden-characters'
import { CoverFields } from './cover-fields'

type Props = { incidentId: string; decide: Decisions }
type AssignProps = {
  incidentId: string; decide: Pick<Decisions, 'taskId' | 'proposed' | 'cover'> & { can: Pick<Decisions['can'], 'assign'> }
} & Pick<Decisions, 'nameable' | 'hosts'>

/** Names a task's coordinator, and which changes to hosts the assignment covers (TK-2, TK-4, H6). */
export function AssignForm({ incidentId, decide, nameable, hosts }: AssignProps) {
  return (
    <CommandForm command="task.assign" hidden={{ incidentId, taskId: decide.taskId }} allowed={decide.can.assign}
      submit="Name task coordinator"
      busyLabel="Naming …" tone="fill" notDone="Nobody was named.">
      <div className="stack">
        <PersonSelect name="seatId" label="Task coordinator" hint="Answers for the task and signs it off. Who has it now stays as helper."
          people={nameable}
          defaultValue={decide.proposed ?? undefined} required missing="Choose someone." />
        <CoverFields hosts={hosts} cover={decide.cover} />
      </div>
    </CommandForm>
  )
}

/** Names the person whom whoever gave it back proposed, with the changes to hosts that it covers already (TK-2, TK-5). Nothing where nobody was. */
export function GiveToProposed({ incidentId, decide, nameable, hosts, tone }: AssignProps & { tone: Tone }) {
  const proposed = nameable.find(({ id }) => id === decide.proposed)
  if (!proposed) return null
  const cover = decide.cover.filter(({ hostId }) => hosts.some(({ id }) => id === hostId))
  return (
    <CommandForm command="task.assign" hidden={{ incidentId, taskId: decide.taskId, seatId: proposed.id }} allowed={decide.can.assign} tone={tone}
      submit={`Assign to ${isolated(proposed.name)}`} busyLabel="Assigning …" notDone="Nobody was named."
      hiddenLists={cover.flatMap(({ hostId, kinds }, index) => [
        { name: `cover.${index}.hostId`, value: hostId }, ...kinds.map((kind) => ({ name: `cover.${index}.kinds`, value: kind })),
      ])} />
  )
}

/** Says anew which changes to hosts a task covers (H6). */
export function CoverForm({ incidentId, decide }: Props) {
  if (decide.hosts.length === 0) return <p>No host is listed yet. <a href={`/incidents/${incidentId}/hosts`}>List the hosts</a> first.</p>
  return (
    <CommandForm command="task.cover" hidden={{ incidentId, taskId: decide.taskId }} allowed={decide.can.cover} submit="Save"
      busyLabel="Saving …"
      tone="fill" notDone="Not changed.">
      <CoverFields hosts={decide.hosts} cover={decide.cover} />
    </CommandForm>
  )
}
