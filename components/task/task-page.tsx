import type { ReactNode } from 'react'
import { HereLine } from '@/components/presence/present-line'
import { PresencePing } from '@/components/presence/presence-ping'
import { Row } from '@/components/ui/row'
import { Section } from '@/components/ui/section'
import type { TaskPage as Page } from '@/lib/queries/task'
import { isolated } from '@/lib/rules/hidden-characters'
import { AgreePanel } from './agree-panel'
import { AskDue } from './ask-due'
import { Checklist } from './checklist'
import { DecisionVerbs } from './decision-verbs'
import { Evidence } from './evidence'
import { GiveBack } from './give-back'
import { Notices, RulesHere } from './notices'
import { Questions } from './questions'
import type { Reader } from '@/components/ui/reader'
import { Result } from './result'
import { Reviews } from './reviews'
import { Signatures } from './signatures'
import { SigningPanel } from './signing-panel'
import { Talk } from './talk'
import { TaskHead } from './task-head'
import { TaskPeople } from './task-people'
import { taskShape, taskWord } from './task-shape'

/** `viewer`: who reads, by name. `coordinator`: who coordinates the incident. */
type Props = { page: Page; viewer: string; coordinator: string; decides: boolean } & Reader

/** One task: what it asks for, what is done, who works on it, and its signature. */
export function TaskPage({ page, viewer, coordinator, decides, ...reader }: Props) {
  const { task, whole } = page
  const list = `/incidents/${page.incidentId}/plan`
  const wanted = task.aside !== null && task.aside.needs !== null && !task.aside.countersigned && !whole?.countersigning
  return (
    <>
      <PresencePing incidentId={page.incidentId} taskId={task.id} />
      <TaskHead page={page} {...reader} />
      <AgreePanel page={page} coordinator={coordinator} youCoordinate={decides} />
      <Folded when={Boolean(whole?.countersigning)}>
        <div className="columns">
          <div>
            <section className="section">
              <p className="purpose">{task.description} {task.source && <span className="rule">{task.source}</span>}</p>
              <HereLine present={page.present} />
              <Notices page={page} />
            </section>
            <Checklist page={page} {...reader} />
            <Questions page={page} {...reader} />
            <Result page={page} />
            <Evidence page={page} />
            <Reviews page={page} {...reader} />
            <Talk page={page} {...reader} />
            <GiveBack page={page} coordinator={coordinator} />
            <Signatures page={page} {...reader} />
          </div>
          <aside>
            <SigningPanel page={page} viewer={viewer} {...reader} />
            {whole && decides && (
              <Section title="Decide">
                <div className="acts mt-3">
                  <DecisionVerbs incidentId={page.incidentId} state={task.state} blocked={whole.waits.length > 0} decide={whole.decide}
                    tasks={whole.tasks}
                    countersignWanted={wanted} starts={false} {...reader} />
                </div>
              </Section>
            )}
            <AskDue page={page} coordinator={coordinator} />
            <TaskPeople page={page} />
            <Section title="Rules that apply here"><RulesHere page={page} /></Section>
            {whole && whole.waitFor.length > 0 && (
              <Section title="Waiting for this task">
                <ul>{whole.waitFor.map((other) => (
                  <Row key={other.id} shape={taskShape(other)} word={taskWord(other)}
                    title={<a className="plain" href={`${list}/${other.id}`}>{other.title}</a>}
                    second={`${isolated(other.coordinator ?? 'nobody yet')}, ${taskWord(other)}`} />
                ))}</ul>
              </Section>
            )}
          </aside>
        </div>
      </Folded>
    </>
  )
}

/** The work itself, out of the way of whoever is only asked whether they agree. The same element either way: what is typed in it stays. */
function Folded({ when, children }: { when: boolean; children: ReactNode }) {
  return <details className={when ? 'fold' : 'fold unfolded'} open={!when}><summary>The task in full</summary>{children}</details>
}
