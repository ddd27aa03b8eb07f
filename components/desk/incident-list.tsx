import Link from 'next/link'
import { DrillMark } from '@/components/frame/frame'
import { phaseWords } from '@/components/incident/phase-words'
import { doneWords } from '@/components/plan/count-words'
import { capital } from '@/components/ui/capital'
import { duration } from '@/components/ui/format-time'
import { Severity } from '@/components/ui/severity'
import { Time } from '@/components/ui/time'
import type { Desk, DeskIncident } from '@/lib/queries/desk'
import { severities } from '@/lib/rules/incident'
import { incidentHref } from './incident-items'

type Reader = { zone: string; now: Date }

/** The incidents whose list the viewer is on: open ones first. A limited seat reads no more than its name and kind (N8). */
export function IncidentList({ page, zone, now }: { page: Desk } & Reader) {
  return (
    <>
      <div className="incident-heads" aria-hidden="true"><span>Code name</span><span>Severity</span><span>Phase</span><span>Running for</span><span>You are</span></div>
      <ul>{page.incidents.map((incident) => <OneIncident key={incident.id} incident={incident} zone={zone} now={now} />)}</ul>
    </>
  )
}

function OneIncident({ incident, zone, now }: { incident: DeskIncident } & Reader) {
  const { known, whole, drill, role } = incident
  return (
    <li className="incident-row">
      <div>
        <p><Link className="plain" href={incidentHref(incident)} prefetch={false}><b>{known?.codeName ?? 'Rules to read first'}</b></Link>{drill && <>{' '}<DrillMark /></>}</p>
        {known && <small>{capital(known.kind)}{whole && `, ${whole.established}`}</small>}
      </div>
      {whole ? <Whole whole={whole} zone={zone} now={now} /> : <><span /><span /><span /></>}
      <span className="text-ink-2">{known ? role : 'on the list'}</span>
    </li>
  )
}

function Whole({ whole, zone, now }: { whole: NonNullable<DeskIncident['whole']> } & Reader) {
  const { name, step, of } = phaseWords(whole.phase)
  return (
    <>
      <span><Severity level={whole.severity} word={severities[whole.severity]} short /></span>
      <span>{whole.endedAt ? name : `${name}, ${step} of ${of}`}<small>{doneWords(whole.count)}</small></span>
      <span>{whole.endedAt ? <>ended <Time at={whole.endedAt} zone={zone} now={now} as="day" /></> : duration(now.getTime() - whole.openedAt.getTime())}</span>
    </>
  )
}
