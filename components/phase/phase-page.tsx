import { PageTitle } from '@/components/frame/page-title'
import { AsTyped } from '@/components/ui/as-is'
import { PersonName } from '@/components/ui/person-name'
import { Row } from '@/components/ui/row'
import { Section } from '@/components/ui/section'
import { Time } from '@/components/ui/time'
import type { Asked, PhasePage as Page } from '@/lib/queries/phase'
import { AcceptUnknown, BeginRepair, ConfirmService, Reopen, StandDown, StepBack } from './moves'
import { RepairPlan } from './repair-plan'

type Props = { page: Page; zone: string; now: Date }

const next: Partial<Record<Page['phase'], string>> = {
  starting: 'Responding begins by itself when', responding: 'The repair may begin when', repairing: 'Service counts as fully back when',
}

/** The phase, what the next one asks, and the moves that are the coordinator's. */
export function PhasePage({ page, zone, now }: Props) {
  if (page.end) return <Ended page={page} end={page.end} zone={zone} now={now} />
  const met = page.asks.filter((asked) => asked.met).length
  return (
    <>
      <PageTitle title="Phase" quiet={`The incident is ${page.phase}.`} />
      {next[page.phase] && (
        <Section title={next[page.phase]!} quiet={`${met} of ${page.asks.length}`}>
          <ul>{page.asks.map((asked) => <AskedRow key={asked.says} asked={asked} incidentId={page.incidentId} />)}</ul>
          <div className="acts mt-4"><Forward page={page} /></div>
        </Section>
      )}
      {page.phase === 'watching' && <p className="note">Closing is not offered yet: not all that it asks can be checked here.</p>}
      <RepairPlan page={page} zone={zone} now={now} />
      <Section title="Entry" quiet="before anything is rebuilt: how did they get in?">
        <Entry page={page} zone={zone} now={now} />
      </Section>
      <Section title="Other ways">
        <div className="acts mt-4"><StepBack page={page} /></div>
        <div className="acts mt-4"><StandDown page={page} /></div>
      </Section>
    </>
  )
}

function Entry({ page: { accepted, unknown }, page, zone, now }: Props) {
  if (accepted)
    return <p className="py-3 as-written">Accepted as unknown <Time at={accepted.at} zone={zone} now={now} />: {accepted.reason}</p>
  if (unknown.length === 0) return <p className="py-3">Every question has an answer.</p>
  return (
    <>
      <p className="py-3">Without an answer, or with “unknown” for one: {unknown.length} of its questions.</p>
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
      <PageTitle title="Phase" quiet={`The incident is ${page.phase}.`} />
      <div className="measure">
        <p className="text-4">
          {end.as ? `Stood down: ${end.as}` : 'Closed'}, <Time at={end.at} zone={zone} now={now} />.
          {' '}<PersonName name={page.coordinatorName} /> coordinated last.
        </p>
        {end.reason && <p className="as-written mt-3"><AsTyped text={end.reason} /></p>}
        {end.doubleOf && (
          <p className="mt-3">
            Double of <a href={`/incidents/${end.doubleOf.id}`}>{end.doubleOf.codeName}</a>.
            {' '}Only those who are on both see this.
          </p>
        )}
        <p className="mt-3 text-ink-2">
          Time line and log book take late entries, marked as late, and evidence can be registered. All else waits for reopening.
        </p>
        <div className="acts mt-4"><Reopen page={page} /></div>
      </div>
    </>
  )
}
