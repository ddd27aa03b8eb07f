import { PageTitle } from '@/components/frame/page-title'
import { Empty, EmptyLine } from '@/components/ui/empty'
import { nounWords } from '@/components/ui/noun-words'
import { Row } from '@/components/ui/row'
import { Section } from '@/components/ui/section'
import { Time } from '@/components/ui/time'
import { WaitList } from '@/components/wait/wait-list'
import type { IncidentFrame } from '@/lib/queries/frame'
import type { Deciding } from '@/lib/queries/deciding'
import type { MyTasks } from '@/lib/queries/my-tasks'
import { isolated } from '@/lib/rules/hidden-characters'
import { dueOf } from '@/lib/rules/overdue'
import { taskShape, taskWord } from './task-shape'
import { Due, Quiet } from './task-times'

/** What a limited seat works with. It says nothing of what else there may be, not even by a count. */
export function MyTasksPage({ page, frame, zone }: { page: MyTasks & { deciding: Deciding }; frame: IncidentFrame; zone: string }) {
  const { now, incident, waits } = frame
  return (
    <>
      <PageTitle title="My tasks" />
      {waits.length > 0 && (
        <Section title="Waiting for you"><WaitList waits={waits} deciding={page.deciding} zone={zone} now={now} /></Section>
      )}
      <Section title="Tasks">
        {page.tasks.length === 0
          ? <Empty first={`Nothing is given to you yet. ${isolated(incident.coordinator)} coordinates and will tell you what comes first.`} />
          : <ul>{page.tasks.map((task) => (
              <Row key={task.id} shape={taskShape(task)} word={taskWord(task)} second={<>{task.description} <Quiet task={task} now={now} /></>}
                title={<><a className="plain" href={`/incidents/${incident.id}/plan/${task.id}`}><b>{task.title}</b></a>{' '}
                  <span className="text-ink-2">{taskWord(task)}{task.yours ? ', yours' : ''}</span></>}
                meta={dueOf(task) ? <Due task={task} zone={zone} now={now} /> : <Time at={task.stateAt} zone={zone} now={now} as="age" />} />
            ))}</ul>}
      </Section>
      <Section title="Shared with you">
        {page.shared.length === 0 ? <EmptyLine>Nothing else is shared with you.</EmptyLine>
          : <ul>{page.shared.map((thing) => <Row key={thing.id} title={thing.text} second={nounWords[thing.noun]} />)}</ul>}
      </Section>
    </>
  )
}
