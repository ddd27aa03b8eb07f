import { PageTitle } from '@/components/frame/page-title'
import { phaseWords } from '@/components/incident/phase-words'
import { AsTyped } from '@/components/ui/as-is'
import { PersonName } from '@/components/ui/person-name'
import { Row } from '@/components/ui/row'
import { Section } from '@/components/ui/section'
import { Time } from '@/components/ui/time'
import type { Asked, PhasePage as Page } from '@/lib/queries/phase'
import { endingWords } from '@/lib/rules/phase'
import { AcceptUnknown, BeginRepair, ConfirmService, Reopen, StandDown, StepBack } from './moves'
import { RepairPlan } from './repair-plan'

type Props = { page: Page; zone: string; now: Date }

const next: Partial<Record<Page['phase'], string>> = {
  starting: 'Responding begins by itself when', responding: 'The repair can begin when', repairing: 'Service is fully back when',
}

/** The phase, what the next one asks, and the moves that are the coordinator's. */
export function PhasePage({ page, zone, now }: Props) {
  if (page.end) return <Ended page={page} end={page.end} zone={zone} now={now} />
  const met = page.asks.filter((asked) => asked.met).length
  const { name, step, of } = phaseWords(page.phase)
  return (
    <>
      <PageTitle title="Phase" quiet={`Phase ${step} of ${of}: ${name}`} />
      {next[page.phase] && (
        <Section title={next[page.phase]!} quiet={`${met} of ${page.asks.length}`}>
          <ul>{page.asks.map((asked) => <AskedRow key={asked.says} asked={asked} incidentId={page.incidentId} />)}</ul>
          <div className="acts mt-4"><Forward page={page} /></div>
        </Section>
      )}
      {page.phase === 'watching' && <p className="note">Muster can’t close incidents yet: it can’t check everything that closing requires.</p>}
      <RepairPlan page={page} zone={zone} now={now} />
      <Section title="How they got in" quiet="to be known before anything is rebuilt">
        <Entry page={page} zone={zone} now={now} />
      </Section>
      <Section title="Other moves">
        <div className="acts mt-4"><StepBack page={page} /></div>
        <div className="acts mt-4"><StandDown page={page} /></div>
      </Section>
    </>
  )
}

function Entry({ page: { accepted, unknown }, page, zone, now }: Props) {
  if (accepted)
    return <p className="py-3 as-written">Accepted as not known, <Time at={accepted.at} zone={zone} now={now} />: {accepted.reason}</p>
  if (unknown.length === 0) return <p className="py-3">Every question has an answer.</p>
  return (
    <>
      <p className="py-3">
        {unknown.length === 1 ? '1 question about how they got in has' : `${unknown.length} questions about how they got in have`}
        {' '}no answer, or “Not known”.
      </p>
      <AcceptUnknown page={page} />
    </>
  )
}

function AskedRow({ asked, incidentId }: { asked: Asked; incidentId: string }) {
  const { says, met, taskId } = asked
  const title = taskId ? <a className="plain" href={`/incidents/${incidentId}/plan/${taskId}`}>{says}</a> : says
  return <Row shape={met ? 'done' : 'open'} word={met ? 'met' : undefined} title={title} meta={met ? undefined : 'not yet'} />
}

function Forward({ page }: { page: Page }) {
  if (page.phase === 'repairing') return <ConfirmService page={page} />
  if (page.phase !== 'responding') return null
  return <BeginRepair page={page} />
}

function Ended({ page, end, zone, now }: Props & { end: NonNullable<Page['end']> }) {
  return (
    <>
      <PageTitle title="Phase" quiet={phaseWords(page.phase).name} />
      <div className="measure">
        <p className="text-4">
          {end.as ? `Stood down: ${endingWords[end.as]}` : 'Closed'}, <Time at={end.at} zone={zone} now={now} />.
          {' '}<PersonName name={page.coordinatorName} /> coordinated last.
        </p>
        {end.reason && <p className="as-written mt-3"><AsTyped text={end.reason} /></p>}
        {end.doubleOf && (
          <p className="mt-3">
            Duplicate of <a href={`/incidents/${end.doubleOf.id}`}>{end.doubleOf.codeName}</a>.
            {' '}Only those who are on both see this.
          </p>
        )}
        <p className="mt-3 text-ink-2">
          You can still add to the timeline and the logbook (marked as late) and register evidence. Anything else needs reopening.
        </p>
        <div className="acts mt-4"><Reopen page={page} /></div>
      </div>
    </>
  )
}
