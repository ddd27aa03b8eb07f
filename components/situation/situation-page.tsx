import { CommandForm } from '@/components/form/command-form'
import { TextArea } from '@/components/form/text-field'
import { Verb } from '@/components/form/verb'
import { PageTitle } from '@/components/frame/page-title'
import { AsTyped } from '@/components/ui/as-is'
import { PersonName } from '@/components/ui/person-name'
import { Section } from '@/components/ui/section'
import { Time } from '@/components/ui/time'
import { EmptyLine } from '@/components/ui/empty'
import { WaitList } from '@/components/wait/wait-list'
import { isOpen } from '@/lib/rules/permission'
import { FirstRows } from './first-rows'
import { firstThings, type FirstThing } from './first-things'
import { HoldUps } from './hold-ups'
import { LateAndQuiet } from './late-and-quiet'
import { paragraphs } from './paragraphs'
import { PlanSummary } from './plan-summary'
import type { SituationProps, SituationRead } from './situation-words'
import { TakenToBe } from './taken-to-be'

/** The incident at a glance for the team: what waits for you, what holds things up, the plan, the newest entries. */
export function SituationPage({ page, frame, now, zone }: SituationProps) {
  const { incident, waits, whole } = frame
  const href = `/incidents/${incident.id}`
  const first = toDoFirst(page, frame)
  const summary = paragraphs(page.summary.text || page.symptoms)
  return (
    <>
      <PageTitle title="Situation"><a href={`${href}/situation?read=plain`}>In plain words</a></PageTitle>
      <p className="summary as-written">
        <AsTyped text={summary.first} /> <span className="text-ink-3 text-2">{page.summary.at
          ? <><PersonName name={page.summary.by} />, <Time at={page.summary.at} zone={zone} now={now} /></>
          : 'What was noticed first. No summary yet.'}</span>
        {summary.rest && <> <a className="text-2" href={`${href}/situation?read=plain`}>Read all of it</a></>}
      </p>
      <div className="mt-2">
        <Verb label={page.summary.text ? 'Rewrite the summary…' : 'Write the summary…'} allowed={page.can.summarise}>
          <CommandForm command="incident.summarise" hidden={{ incidentId: incident.id }} subject={{ version: page.summary.version }} allowed={page.can.summarise}
            submit="Save the summary" busyLabel="Saving …" tone="fill" notDone="Not saved.">
            <TextArea name="summary" label="Summary" hint="Plain words: managers read this first. What happened, what is under control, what is not known." required
              missing="Write the summary." defaultValue={page.summary.text} maxLength={4000} />
          </CommandForm>
        </Verb>
      </div>
      <div className="columns">
        <div>
          {(waits.length > 0 || first.length === 0) && (
            <Section title="Waiting for you" quiet={waits.length > 1 ? `${waits.length}, late first, then longest wait` : undefined}>
              {waits.length > 0
                ? <WaitList waits={waits} deciding={page.deciding} zone={zone} now={now} />
                : <EmptyLine>Nothing is waiting for you now.</EmptyLine>}
            </Section>
          )}
          <FirstRows things={first} incidentId={incident.id} staffing={page.staffing} leads={waits.length === 0} zone={zone} now={now} />
          <LateAndQuiet tasks={page.tasks} href={href} zone={zone} now={now} />
          <HoldUps tasks={page.tasks} holdUps={page.holdUps} href={href} zone={zone} now={now} />
          <PlanSummary tasks={page.tasks} sections={page.sections} href={href} now={now} ended={whole !== null && !isOpen(whole.phase)} />
        </div>
        <aside>
          <Section title="Newest in the logbook" link={{ label: `All ${page.entries}`, href: `${href}/log-book` }}>
            <ul>{page.newest.map((entry) => (
              <li key={entry.seq} className="log-line">
                <Time at={entry.at} zone={zone} now={now} as="clock" /><p><b><PersonName name={entry.who} /></b> <PersonName name={entry.says} />.</p>
              </li>
            ))}</ul>
          </Section>
          <TakenToBe page={page} incidentId={incident.id} />
        </aside>
      </div>
    </>
  )
}

/** Only whoever coordinates an open incident can do these. */
function toDoFirst(page: SituationRead, { incident, whole }: SituationProps['frame']): FirstThing[] {
  if (!incident.youCoordinate || !whole || !isOpen(whole.phase)) return []
  return firstThings({ people: whole.people, ableDeputy: whole.ableDeputy, manager: page.hasManager || page.managerToCome, tasks: page.tasks })
}
