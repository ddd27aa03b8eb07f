import Link from 'next/link'
import { taskShape } from '@/components/task/task-shape'
import { Row } from '@/components/ui/row'
import { Section } from '@/components/ui/section'
import { Time } from '@/components/ui/time'
import type { PlannedTask } from '@/lib/facts/plan'

/** The tasks that could go on and that others wait for, with everything that comes after them. */
export function HoldUps({ tasks, href, zone, now }: { tasks: PlannedTask[]; href: string; zone: string; now: Date }) {
  const byId = new Map(tasks.map((task) => [task.id, task]))
  const rows = tasks.filter((task) => !task.settled && task.waits.length === 0)
    .map((task) => ({ task, after: following(task, byId) })).filter(({ after }) => after.length > 0)
    .sort((a, b) => b.after.length - a.after.length).slice(0, 5)
  if (rows.length === 0) return null
  const held = new Set(rows.flatMap(({ after }) => after.map(({ id }) => id))).size
  return (
    <Section title="What holds things up" quiet={`${rows.length} ${rows.length === 1 ? 'task holds' : 'tasks hold'} up ${held}`}>
      <ul>{rows.map(({ task, after }) => (
        <Row key={task.id} shape={taskShape(task)} title={<>
          <Link className="plain" href={`${href}/plan/${task.id}`} prefetch={false}><b>{task.title}</b></Link>{' '}
          <span className="text-ink-2">{task.coordinator?.name ?? 'nobody yet'}, {task.state}{task.startedAt && task.state === 'in progress' && <> since <Time at={task.startedAt} zone={zone} now={now} /></>}</span>
        </>} second={<ul className="leads-to">{after.slice(0, 6).map(({ id, title }) => <li key={id}>{title}</li>)}</ul>} meta={`holds up ${after.length}`} />
      ))}</ul>
    </Section>
  )
}

/** Everything that waits for a task, near ones first. A dependency is never a circle, but each is named once. */
function following(task: PlannedTask, byId: ReadonlyMap<string, PlannedTask>): PlannedTask[] {
  const found: PlannedTask[] = []
  const queue = [...task.holdsUp]
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    const next = byId.get(id)
    if (!next || found.includes(next)) continue
    found.push(next)
    queue.push(...next.holdsUp)
  }
  return found
}
