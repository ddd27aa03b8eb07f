import Link from 'next/link'
import { taskShape, taskWord } from '@/components/task/task-shape'
import { StateWord } from '@/components/ui/shape'
import type { Plan } from '@/lib/queries/plan'
import type { PlanLine } from '@/lib/queries/plan/line'
import { Now } from './plan-words'

type Props = { page: Plan; tasks: readonly PlanLine[]; waiting: ReadonlySet<string>; decides: boolean }

/** The prerequisites side by side: whether other tasks may start rests on them (T6). */
export function PrerequisiteBand({ page, tasks, waiting, decides }: Props) {
  const list = `/incidents/${page.incidentId}/plan`
  return (
    <ul className="band">
      {tasks.map((task) => (
        <li key={task.id} id={`task-${task.id}`}>
          <b><Link className="plain" href={`${list}/${task.id}`} prefetch={false}>{task.title}</Link></b>
          <StateWord of={taskShape(task)}>{taskWord(task)}</StateWord>
          <p>{task.coordinator ?? 'nobody yet'}</p>
          <div className="text-2"><Now task={task} waits={waiting.has(task.id)} /></div>
          {decides && (
            <Link className="row-verb text-2" href={`${list}?task=${task.id}#task-${task.id}`} prefetch={false}
              aria-label={`Decide: ${task.title}`}>{task.state === 'open' ? 'Name someone…' : 'More…'}</Link>
          )}
        </li>
      ))}
    </ul>
  )
}
