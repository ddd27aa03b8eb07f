import { phaseWords } from '@/components/incident/phase-words'
import { doneWords, timesWords } from '@/components/plan/count-words'
import { capital } from '@/components/ui/capital'
import { day, duration } from '@/components/ui/format-time'
import { pack } from '@/components/ui/packed'
import type { Reader } from '@/components/ui/reader'
import { timeWords } from '@/components/ui/time-words'
import type { Desk, DeskIncident } from '@/lib/queries/desk'
import { severities } from '@/lib/rules/incident-terms'
import { incidentHref } from './incident-items'
import { IncidentRows, type IncidentRow } from './incident-rows'

/** The incidents whose list the viewer is on: open ones first. A limited seat reads no more than its name and kind (N8). */
export function IncidentList({ page, zone, now }: { page: Desk } & Reader) {
  return (
    <>
      <div className="incident-heads" aria-hidden="true"><span>Code name</span><span>Severity</span><span>Phase</span><span>Running for</span><span>You are</span></div>
      <IncidentRows packed={pack(page.incidents.map((incident) => row(incident, { zone, now })))} />
    </>
  )
}

function row(incident: DeskIncident, { zone, now }: Reader): IncidentRow {
  const { id, known, whole, drill, role } = incident
  return {
    id, drill, href: incidentHref(incident), name: known?.codeName ?? 'Rules to read first', role: known ? role : 'on the roster',
    kind: known ? capital(known.kind) + (whole ? `, ${whole.established}` : '') : '',
    whole: whole && wholeWords(whole, zone, now),
  }
}

function wholeWords(whole: NonNullable<DeskIncident['whole']>, zone: string, now: Date): IncidentRow['whole'] {
  const { name, step, of } = phaseWords(whole.phase)
  return {
    severity: { level: whole.severity, word: severities[whole.severity] },
    phase: whole.endedAt ? name : `${name}, ${step} of ${of}`, done: [doneWords(whole.count), timesWords(whole.count)].filter(Boolean).join(', '),
    ...(whole.endedAt
      ? { running: '', ended: timeWords(whole.endedAt, day(whole.endedAt, zone, now)) }
      : { running: duration(now.getTime() - whole.openedAt.getTime()) }),
  }
}
