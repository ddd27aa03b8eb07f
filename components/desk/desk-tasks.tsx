import { taskShape, taskWord } from '@/components/task/task-shape'
import { Due, Quiet } from '@/components/task/task-times'
import { shortDuration } from '@/components/ui/format-time'
import { Shape } from '@/components/ui/shape'
import type { Desk } from '@/lib/queries/desk'
import { dueOf } from '@/lib/rules/overdue'

/** The viewer's tasks over all incidents: late ones first, then by when they are due; of the others those they coordinate before those they help with. */
export function DeskTasks({ page, zone, now }: { page: Desk; zone: string; now: Date }) {
  const codeName = new Map(page.incidents.map((incident) => [incident.id, incident.known?.codeName ?? '']))
  return (
    <ul>
      {page.tasks.map((task) => {
        const shaped = { ...task, backReason: null }
        return (
          <li key={task.id} className="waits-row">
            <Shape of={taskShape(shaped)} />
            <div>
              <p><a className="plain" href={`/incidents/${task.incidentId}/plan/${task.id}`}>{task.title}</a>{' '}
                <span className="text-ink-2">{taskWord(shaped)}{!task.yours && ', you help'}</span></p>
              {task.doing && <p className="second">{task.doing}</p>}
              <Quiet task={task} now={now} />
            </div>
            <span className="where">{codeName.get(task.incidentId)}</span>
            <span className="when">{dueOf(task) ? <Due task={task} zone={zone} now={now} />
              : task.ongoing ? 'until the end' : `for ${shortDuration(now.getTime() - task.stateAt.getTime())}`}</span>
          </li>
        )
      })}
    </ul>
  )
}
