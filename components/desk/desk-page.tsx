import { Clock, clockWords } from '@/components/frame/clock'
import { PageTitle } from '@/components/frame/page-title'
import { Empty, EmptyLine } from '@/components/ui/empty'
import { Section } from '@/components/ui/section'
import { NotAllowed } from '@/components/ui/why'
import { howMany } from '@/components/wait/wait-words'
import type { Desk } from '@/lib/queries/desk'
import { isOverdue } from '@/lib/rules/overdue'
import { IncidentList } from './incident-list'
import { DeskTasks } from './desk-tasks'
import { DeskNamings, namingCount } from './desk-namings'
import { JustDecidedList } from './just-decided'
import { ToldList } from './told-list'
import { DeskWaits } from './desk-waits'

const openHref = '/incidents/open'

/** The desk of somebody who is on incidents, or the way to open the first one. */
export function DeskPage({ page, zone }: { page: Desk; zone: string }) {
  const reader = { zone, now: page.now }
  const unread = page.incidents.filter((incident) => !incident.known)
  const count = howMany(page.waits) + unread.length + namingCount(page)
  if (page.incidents.length === 0) return <NoIncident page={page} zone={zone} />
  return (
    <>
      <PageTitle title="Desk" quiet={count === 0 ? 'nothing is waiting for you' : count === 1 ? 'one thing is waiting for you' : `${count} things are waiting for you`}>
        <Clock {...clockWords(page.now, zone)} />
      </PageTitle>
      <Section title="Waiting for you" quiet={count > 1 ? 'late first, then longest wait' : undefined}>
        {count === 0 ? <EmptyLine>Nothing is waiting for your decision or signature.</EmptyLine> : <DeskWaits page={page} unread={unread} {...reader} />}
      </Section>
      <JustDecidedList page={page} {...reader} />
      <Section title="Your tasks" quiet={taskCount(page)}>
        {page.tasks.length === 0 ? <EmptyLine>You have no tasks now.</EmptyLine> : <DeskTasks page={page} {...reader} />}
      </Section>
      <Section title="Your incidents" link={page.can.open.allowed ? { label: 'Open a new incident', href: openHref } : undefined}>
        <IncidentList page={page} {...reader} />
      </Section>
      {page.told.length + page.toldPerson.length > 0 && <Section title="Notifications" quiet="in the last seven days"><ToldList page={page} {...reader} /></Section>}
    </>
  )
}

/** "3", "3, 1 late": how many tasks the viewer has. */
function taskCount({ tasks, now }: Desk): string | undefined {
  const late = tasks.filter((task) => isOverdue(task, now)).length
  return tasks.length === 0 ? undefined : `${tasks.length}${late > 0 ? `, ${late} late` : ''}`
}

function NoIncident({ page, zone }: { page: Desk; zone: string }) {
  const { open } = page.can
  return (
    <>
      <PageTitle title="Desk" quiet={namingCount(page) === 0 ? 'nothing is waiting for you' : undefined} />
      {page.toldPerson.length > 0 && <Section title="Notifications" quiet="in the last seven days"><ToldList page={page} zone={zone} now={page.now} /></Section>}
      {namingCount(page) > 0 && <Section title="Waiting for you"><ul><DeskNamings page={page} first={false} /></ul></Section>}
      {open.allowed ? (
        <Empty first="Something looks wrong? Open an incident."
          act={<a className="button button-fill" href={openHref}>Open an incident…</a>}>
          Only the people you add will know. If it turns out to be nothing, stand it down with one sentence.
        </Empty>
      ) : (
        <Empty first="You are not on any incident."
          act={<div className="acts"><NotAllowed label="Open an incident…" because={open.because} id="why-not-open" /></div>}>
          Does something look wrong? Tell someone who may open an incident, and say nothing to others.
        </Empty>
      )}
    </>
  )
}
