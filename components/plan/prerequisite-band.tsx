import type { Reader } from '@/components/ui/reader'
import { taskShape, taskWord } from '@/components/task/task-shape'
import { PersonName } from '@/components/ui/person-name'
import { StateWord } from '@/components/ui/shape'
import type { Plan } from '@/lib/queries/plan'
import type { PlanLine } from '@/lib/facts/plan-line'
import { Now, RulesUnread, nextVerb } from './plan-words'

type Props = { page: Plan; tasks: readonly PlanLine[]; waiting: ReadonlySet<string>; decides: boolean } & Reader

/** The prerequisites side by side: whether other tasks may start rests on them (T6). */
export function PrerequisiteBand({ page, tasks, waiting, decides, zone, now }: Props) {
  const list = `/incidents/${page.incidentId}/plan`
  return (
    <ul className="band">
      {tasks.map((task) => (
        <li key={task.id} id={`task-${task.id}`}>
          <b><a className="plain" href={`${list}/${task.id}`}>{task.title}</a></b>
          <StateWord of={taskShape(task)}>{taskWord(task)}</StateWord>
          <p><PersonName name={task.coordinator ?? 'nobody yet'} /><RulesUnread task={task} /></p>
          <div className="text-2"><Now task={task} waits={waiting.has(task.id)} zone={zone} now={now} /></div>
          {decides && (
            <a className="row-verb text-2" href={`${list}?task=${task.id}#task-${task.id}`}
              aria-label={`${nextVerb(task)}…: ${task.title}`}>{nextVerb(task)}…</a>
          )}
        </li>
      ))}
    </ul>
  )
}
