import { PersonName } from '@/components/ui/person-name'
import { Shape } from '@/components/ui/shape'
import { classNames } from '@/components/ui/class-names'
import type { Reader } from '@/components/ui/reader'
import { taskShape, taskWord } from '@/components/task/task-shape'
import type { PlanLine } from '@/lib/facts/plan-line'
import { Now, RulesUnread, WaitsFor, nextVerb } from './plan-words'

type Props = {
  task: PlanLine
  incidentId: string
  /** Something about it waits for the viewer. */
  waits: boolean
  /** For the coordinator, who decides over the rows: where the row is opened, and that it can be moved. */
  decides: boolean
  movable: boolean
  /** The verbs, if the address opens this row. */
  children?: React.ReactNode
} & Reader

/** A task as a row of the plan: state, name, what it waits for, who has it, what is going on. */
export function PlanRow({ task, incidentId, waits, decides, movable, children, zone, now }: Props) {
  const list = `/incidents/${incidentId}/plan`
  const opened = Boolean(children)
  const verb = opened ? 'Close' : `${nextVerb(task)}…`
  return (
    <li id={`task-${task.id}`} className={classNames('task-row', task.linked && 'linked', opened && 'selected')} data-task={task.id}
      data-section={task.section}
      draggable={movable || undefined}>
      <Shape of={taskShape(task)} />
      <span className="word-of-state">{taskWord(task)}</span>
      <p className="task-name"><a className="plain" href={`${list}/${task.id}`}>{task.title}</a>
        {task.level !== 'must' && <span className="level">{task.level}</span>}</p>
      <p className="waits-for"><WaitsFor task={task} incidentId={incidentId} /></p>
      <span className={classNames('who', !task.coordinator && 'nobody')}><PersonName name={task.coordinator ?? 'nobody yet'} />
        <RulesUnread task={task} /></span>
      <div className="now"><span><Now task={task} waits={waits} zone={zone} now={now} /></span>
        {decides && (
          <a className="row-verb" href={opened ? list : `${list}?task=${task.id}#task-${task.id}`} data-open
            aria-expanded={opened} aria-label={`${verb}: ${task.title}`}>{verb}</a>
        )}
      </div>
      {children && <div className="task-open">{children}</div>}
    </li>
  )
}
