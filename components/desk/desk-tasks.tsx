import { taskShape, taskWord } from '@/components/task/task-shape'
import { Shape } from '@/components/ui/shape'
import { Time } from '@/components/ui/time'
import type { Desk } from '@/lib/queries/desk'

/** The viewer's tasks over all incidents: those they coordinate, then those they help with. */
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
            </div>
            <span className="where">{codeName.get(task.incidentId)}</span>
            <span className="when">{task.ongoing ? 'until the end' : <Time at={task.stateAt} zone={zone} now={now} as="age" />}</span>
          </li>
        )
      })}
    </ul>
  )
}
