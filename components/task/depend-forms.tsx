import { CommandForm } from '@/components/form/command-form'
import { RadioGroup } from '@/components/form/choices'
import { Select } from '@/components/form/select'
import type { Decisions } from '@/lib/queries/plan/opened'

type Props = { incidentId: string; decide: Decisions; tasks: readonly { id: string; title: string }[] }

/** What the task waits for: one more, or one less (T5). */
export function DependForms({ incidentId, decide, tasks }: Props) {
  const { taskId, dependsOn, can } = decide
  const others = tasks.filter(({ id }) => id !== taskId && !dependsOn.some((each) => each.id === id))
  return (
    <div className="stack">
      {dependsOn.map(({ id, title }) => (
        <div key={id} className="acts">
          <span>{title}</span>
          <CommandForm command="task.undepend" hidden={{ incidentId, taskId, dependsOnId: id }} allowed={can.undepend}
            submit="Wait for it no longer" busyLabel="Changing …"
            tone="word" notDone="Not changed." />
        </div>
      ))}
      <CommandForm command="task.depend" hidden={{ incidentId, taskId }} allowed={can.depend} submit="Wait for it" busyLabel="Linking …"
        tone="fill" notDone="Not linked.">
        <div className="stack">
          <Select name="dependsOnId" label="Waits for" options={others.map(({ id, title }) => ({ value: id, label: title }))}
            nothing="Choose a task" required missing="Choose a task." />
          <RadioGroup name="until" label="Until it is" segments defaultValue="settled"
            options={[{ value: 'settled', label: 'done' }, { value: 'started', label: 'started' }]} />
        </div>
      </CommandForm>
    </div>
  )
}
