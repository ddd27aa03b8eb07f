import { taskShape, taskWord } from '@/components/task/task-shape'
import { PersonName } from '@/components/ui/person-name'
import { Row } from '@/components/ui/row'
import { Section } from '@/components/ui/section'
import { Time } from '@/components/ui/time'
import type { SituationRead } from './situation-words'

type Props = Pick<SituationRead, 'tasks' | 'holdUps'> & { href: string; zone: string; now: string }

/** The tasks that could go on and that others wait for, with what comes after them. As long as nobody has a prerequisite, all is held up by that alone. */
export function HoldUps({ tasks, holdUps, href, zone, now }: Props) {
  const byId = new Map(tasks.map((task) => [task.id, task]))
  const prerequisites = tasks.filter((task) => task.prerequisite)
  const nobody = prerequisites.length > 0 && prerequisites.every(({ state, coordinator }) => state === 'open' && !coordinator)
  if (holdUps.tasks === 0 || nobody) return null
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

/** An arrow leads from a task to the one that waits for it; what does not wait for the one before it stands after a comma. */
function LeadsTo({ next, more }: { next: { id: string; title: string; follows: boolean }[]; more: number }) {
  const ends = (place: number) => (place < next.length - 1 ? !next[place + 1]!.follows : more > 0)
  return (
    <ul className="leads-to">
      {next.map(({ id, title, follows }, place) => <li key={id} className={follows ? 'follows' : undefined}>{title}{ends(place) && ','}</li>)}
      {more > 0 && <li>{more} more</li>}
    </ul>
  )
}
