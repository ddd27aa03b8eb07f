import { CommandForm } from '@/components/form/command-form'
import { DecisionVerbs } from '@/components/task/decision-verbs'
import type { Reader } from '@/components/ui/reader'
import { Unsignable } from '@/components/task/unsignable'
import { WaitLinks } from '@/components/task/wait-links'
import { AsTyped } from '@/components/ui/as-is'
import { StateWord } from '@/components/ui/shape'
import type { Plan } from '@/lib/queries/plan'
import type { PlanLine } from '@/lib/facts/plan-line'

type Props = { page: Plan; task: PlanLine; opened: NonNullable<Plan['opened']> }

/** What the open row of the plan says and offers: what the task is, its verbs, its place. */
export function OpenedRow({ page, task, opened, ...reader }: Props & Reader) {
  const { incidentId } = page
  const blocked = task.waits.length > 0
  return (
    <>
      <p className="text-2 text-ink-2 measure">{opened.description} {opened.source && <span className="rule">{opened.source}</span>}</p>
      {task.aside && opened.unsignable && <p className="note mt-3 measure"><Unsignable incidentId={incidentId} office={opened.unsignable} /></p>}
      {task.aside && <p className="text-2 text-ink-2 measure">Set aside: <span className="as-written"><AsTyped text={task.aside.reason} /></span></p>}
      <div className="acts">
        <DecisionVerbs incidentId={incidentId} state={task.state} blocked={blocked} decide={opened} tasks={page.tasks} naming
          countersignWanted={task.aside !== null && task.aside.needs !== null && !task.aside.countersigned} {...reader} />
        <MoveVerbs page={page} task={task} opened={opened} />
        <a className="button button-text" href={`/incidents/${incidentId}/plan/${task.id}`}>Open the task</a>
      </div>
      {blocked && (
        <p className="why">
          <StateWord of="not-ready" wraps>Can’t start: <WaitLinks waits={task.waits} incidentId={incidentId} stands />.</StateWord>
        </p>
      )}
    </>
  )
}

/** One place up or down in its section. */
function MoveVerbs({ page, task, opened }: Props) {
  const section = page.tasks.filter((each) => each.section === task.section)
  const at = section.indexOf(task)
  const move = (label: string, afterTaskId: string) => (
    <CommandForm command="task.move" hidden={{ incidentId: page.incidentId, taskId: task.id, afterTaskId }} allowed={opened.can.move}
      submit={label} busyLabel="Moving …"
      notDone="Not moved." tone="text" />
  )
  return (
    <>
      {at > 0 && move('Move up', section[at - 2]?.id ?? '')}
      {at < section.length - 1 && move('Move down', section[at + 1]!.id)}
    </>
  )
}
