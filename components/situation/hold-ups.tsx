import { taskShape, taskWord } from '@/components/task/task-shape'
import { PersonName } from '@/components/ui/person-name'
import { Row } from '@/components/ui/row'
import { Section } from '@/components/ui/section'
import { Time } from '@/components/ui/time'
import type { SituationRead } from './situation-words'

type Props = Pick<SituationRead, 'tasks' | 'holdUps'> & { href: string; zone: string; now: string }

/** The tasks that could go on and that others wait for, with what comes after them. */
export function HoldUps({ tasks, holdUps, href, zone, now }: Props) {
  const byId = new Map(tasks.map((task) => [task.id, task]))
  if (holdUps.tasks === 0) return null
  return (
    <Section title="What holds things up" quiet={`${holdUps.tasks} ${holdUps.tasks === 1 ? 'task holds' : 'tasks hold'} up ${holdUps.held}`}>
      <ul>{holdUps.rows.map(({ id, holdsUp, next }) => {
        const task = byId.get(id)!
        return (
          <Row key={id} shape={taskShape(task)} title={<>
            <a className="plain" href={`${href}/plan/${id}`}><b>{task.title}</b></a>{' '}
            <span className="text-ink-2"><PersonName name={task.coordinator ?? 'nobody yet'} />, {taskWord(task)}{task.state === 'in progress' && <> since <Time at={task.stateAt} zone={zone} now={now} />{task.signature === 'overtaken' && ', sign-off overtaken'}</>}</span>
          </>} second={<LeadsTo next={next} more={holdsUp - next.length} />} meta={`holds up ${holdsUp}`} />
        )
      })}</ul>
    </Section>
  )
}

function LeadsTo({ next, more }: { next: { id: string; title: string }[]; more: number }) {
  return (
    <ul className="leads-to">
      {next.map(({ id, title }) => <li key={id}>{title}</li>)}
      {more > 0 && <li>{more} more</li>}
    </ul>
  )
}
