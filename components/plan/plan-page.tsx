import { Fragment } from 'react'
import { Verb } from '@/components/form/verb'
import { PageTitle } from '@/components/frame/page-title'
import type { Reader } from '@/components/ui/reader'
import { EmptyLine } from '@/components/ui/empty'
import { Section } from '@/components/ui/section'
import type { Plan } from '@/lib/queries/plan'
import { AddTaskForm, SectionAsideForm } from './add-task-form'
import { countOf, doneWords, planWords, prerequisiteWords } from './count-words'
import { OpenedRow } from './opened-row'
import { PlanOrder } from './plan-order'
import { PlanRow } from './plan-row'
import { PrerequisiteBand } from './prerequisite-band'
import { SectionUpVerb } from './section-up-verb'
import { shows, type Show } from './shows'
import { StaffVerb } from './staff-form'

/** `waiting`: ids of tasks about which something waits for the viewer. */
type Props = { page: Plan; show: Show; waiting: ReadonlySet<string> } & Reader

/** The tasks by section of the plan, in their order. */
export function PlanPage({ page, show, waiting, ...reader }: Props) {
  const decides = page.can.assign.allowed
  const chosen = page.tasks.filter((task) => shows[show].holds(task, waiting, reader.now))
  // The prerequisites stand side by side on top while the whole plan is shown; an open one is a row as well.
  const sections = page.sections.map((section) => {
    const own = chosen.filter((task) => task.section === section.key)
    const band = own.filter((task) => show === 'all' && task.prerequisite)
    return { section, band, rows: own.filter((task) => !band.includes(task) || task.id === page.opened?.taskId) }
  }).filter(({ band, rows }) => band.length + rows.length > 0)
  return (
    <>
      <PageTitle title="Plan" quiet={planWords(page.tasks, reader.now)}>
        <Filters page={page} show={show} waiting={waiting} now={reader.now} />
        <a className="button button-text" href={`/incidents/${page.incidentId}/print/plan`}>Print…</a>
      </PageTitle>
      <PlanOrder incidentId={page.incidentId} movable={page.can.move.allowed} decides={decides}>
        {sections.map(({ section, rows, band }, index) => (
          <Fragment key={section.key}>
            {rows.length > 0 && sections.findIndex((each) => each.rows.length > 0) === index && <Heads />}
            <Section id={`section-${section.key}`} number={section.key} title={section.title} close={index > 0}
              quiet={band.length > 0 ? prerequisiteWords(page.tasks, page.ended)
                : doneWords(countOf(page.tasks.filter((task) => task.section === section.key)))}
              verbs={show === 'all' && <SectionUpVerb page={page} section={section.key} />}>
              {band.length > 0 && <PrerequisiteBand page={page} tasks={band} waiting={waiting} decides={decides} {...reader} />}
              {band.length > 0 && page.staffing && (
                <div className="acts mt-3"><StaffVerb incidentId={page.incidentId} staffing={page.staffing} tone="plain" {...reader} /></div>
              )}
              {rows.length > 0 && (
                <ul>{rows.map((task) => (
                  <PlanRow key={task.id} task={task} incidentId={page.incidentId} waits={waiting.has(task.id)} decides={decides}
                    movable={page.can.move.allowed} {...reader}>
                    {page.opened?.taskId === task.id && <OpenedRow page={page} task={task} opened={page.opened} {...reader} />}
                  </PlanRow>
                ))}</ul>
              )}
            </Section>
          </Fragment>
        ))}
      </PlanOrder>
      {chosen.length === 0 && <EmptyLine>{shows[show].nothing}</EmptyLine>}
      {show === 'all' && (
        <Section title="Change the plan">
          <div className="acts mt-3">
            <Verb label="Add a task…" tone="plain" allowed={page.can.add}>
              <AddTaskForm incidentId={page.incidentId} sections={page.sections} allowed={page.can.add} />
            </Verb>
            <Verb label="Set a section aside…" tone="plain" allowed={page.can.setSectionAside}>
              <SectionAsideForm incidentId={page.incidentId} sections={page.sections} allowed={page.can.setSectionAside} /></Verb>
          </div>
        </Section>
      )}
      <Keys decides={decides} />
    </>
  )
}

function Heads() {
  return (
    <div className="task-heads" aria-hidden="true">
      <span />{['State', 'Task', 'Waiting for', 'Task coordinator', 'Now'].map((head) => <span key={head}>{head}</span>)}
    </div>
  )
}

function Keys({ decides }: { decides: boolean }) {
  return (
    <p className="plan-keys text-2 text-ink-3 mt-4">
      <kbd>J</kbd> <kbd>K</kbd> next, previous · <kbd>Enter</kbd> open the task · <kbd>/</kbd> filter
      {decides && <> · <kbd>A</kbd> open the row · <kbd>Alt</kbd> <kbd>↑</kbd> <kbd>↓</kbd> move</>}
    </p>
  )
}

function Filters({ page, show, waiting, now }: Omit<Props, 'zone'>) {
  const list = `/incidents/${page.incidentId}/plan`
  const count = (key: Show) => page.tasks.filter((task) => shows[key].holds(task, waiting, now)).length
  return (
    <nav className="filters" aria-label="Which tasks">
      {(Object.keys(shows) as Show[]).map((key) => (
        <a key={key} className="button" href={key === 'all' ? list : `${list}?show=${key}`}
          aria-current={key === show ? 'page' : undefined}>{shows[key].label} {count(key)}</a>
      ))}
    </nav>
  )
}
