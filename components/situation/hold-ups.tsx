import { taskShape } from '@/components/task/task-shape'
import { PersonName } from '@/components/ui/person-name'
import { Row } from '@/components/ui/row'
import { Section } from '@/components/ui/section'
import { Time } from '@/components/ui/time'
import type { PlannedTask } from '@/lib/facts/plan'

// As many as are read at a glance.
const most = 6

/** The tasks that could go on and that others wait for, with everything that comes after them. */
export function HoldUps({ tasks, href, zone, now }: { tasks: PlannedTask[]; href: string; zone: string; now: Date }) {
  const byId = new Map(tasks.map((task) => [task.id, task]))
  const rows = tasks.filter((task) => task.holdsUp.length > 0 && (task.waits.length === 0 || task.permitted))
    .sort((a, b) => b.holdsUp.length - a.holdsUp.length)
  if (rows.length === 0) return null
  const held = new Set(rows.flatMap(({ holdsUp }) => holdsUp)).size
  return (
    <Section title="What holds things up" quiet={`${rows.length} ${rows.length === 1 ? 'task holds' : 'tasks hold'} up ${held}`}>
      <ul>{rows.slice(0, most).map((task) => (
        <Row key={task.id} shape={taskShape(task)} title={<>
          <a className="plain" href={`${href}/plan/${task.id}`}><b>{task.title}</b></a>{' '}
          <span className="text-ink-2"><PersonName name={task.coordinator?.name ?? 'nobody yet'} />, {task.state}{task.startedAt && task.state === 'in progress' && <> since <Time at={task.startedAt} zone={zone} now={now} /></>}</span>
        </>} second={<LeadsTo tasks={task.holdsUp.map((id) => byId.get(id)!)} />} meta={`holds up ${task.holdsUp.length}`} />
      ))}</ul>
    </Section>
  )
}

function LeadsTo({ tasks }: { tasks: PlannedTask[] }) {
  return (
    <ul className="leads-to">
      {tasks.slice(0, most).map(({ id, title }) => <li key={id}>{title}</li>)}
      {tasks.length > most && <li>{tasks.length - most} more</li>}
    </ul>
  )
}
