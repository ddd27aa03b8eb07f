import { quietFor } from '@/components/task/task-times'
import { taskShape, taskWord } from '@/components/task/task-shape'
import { late } from '@/components/ui/format-time'
import { PersonName } from '@/components/ui/person-name'
import { Row } from '@/components/ui/row'
import { Section } from '@/components/ui/section'
import { Time } from '@/components/ui/time'
import { byDue, isOverdue } from '@/lib/rules/overdue'
import { quietSince } from '@/lib/rules/quiet'
import type { SituationRead } from './situation-words'

/** As many as are read at a glance. */
const atAGlance = 6

type Props = Pick<SituationRead, 'tasks'> & { href: string; zone: string; now: string }
type Task = Props['tasks'][number]

/** The tasks that are late, the longest first, and those of which nothing is heard. */
export function LateAndQuiet({ tasks, href, ...reader }: Props) {
  const overdue = tasks.filter((task) => isOverdue(task, reader.now)).sort(byDue)
  const quiet = tasks.filter((task) => quietSince(task, reader.now) !== null).sort((one, other) => Date.parse(one.lastSign) - Date.parse(other.lastSign))
  return (
    <>
      {overdue.length > 0 && (
        <Section title="Late" quiet={`${overdue.length}, longest first`} link={{ label: 'On the plan', href: `${href}/plan?show=late` }}>
          <ul>{overdue.slice(0, atAGlance).map((task) => (
            <Row key={task.id} shape="late" word="late" title={<Title task={task} href={href} />} second={<>due <Time at={task.dueAt!} {...reader} /></>}
              meta={<span className="text-alarm">{late(new Date(task.dueAt!), new Date(reader.now))}</span>} />
          ))}<More than={overdue} /></ul>
        </Section>
      )}
      {quiet.length > 0 && (
        <Section title="No activity" quiet={`${quiet.length}, longest first`} link={{ label: 'On the plan', href: `${href}/plan?show=quiet` }}>
          <ul>{quiet.slice(0, atAGlance).map((task) => (
            <Row key={task.id} shape={taskShape(task)} title={<Title task={task} href={href} />} meta={quietFor(task.lastSign, reader.now)} />
          ))}<More than={quiet} /></ul>
        </Section>
      )}
    </>
  )
}

const Title = ({ task, href }: { task: Task; href: string }) => (
  <>
    <a className="plain" href={`${href}/plan/${task.id}`}><b>{task.title}</b></a>{' '}
    <span className="text-ink-2"><PersonName name={task.coordinator ?? 'nobody yet'} />, {taskWord(task)}</span>
  </>
)

const More = ({ than }: { than: readonly Task[] }) =>
  than.length > atAGlance && <li className="row row-bare"><p className="text second">{than.length - atAGlance} more.</p></li>
