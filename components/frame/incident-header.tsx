import { classNames } from '@/components/ui/class-names'
import { Facts, type Fact } from '@/components/ui/facts'
import { PhaseBar } from '@/components/ui/phase-bar'
import { Severity } from '@/components/ui/severity'
import { Clock, type ClockWords } from './clock'
import type { HeaderProps } from './types'
import { Yours } from './yours'

type Props = HeaderProps & { incidentId: string; clock: ClockWords; folded?: boolean }

/** The header of an incident, the same on each of its pages: code name, clock, five facts, and what is yours to do. */
export function IncidentHeader({ incidentId, codeName, kind, standing, clock, yours, folded, ...known }: Props) {
  return (
    <header className={classNames('incident-head', folded && 'folded')}>
      <div className="incident-top">
        <p className="code-name">{codeName}</p>
        <p className="incident-kind">{kind}{standing && <span>, {standing}</span>}</p>
        <Clock {...clock} />
      </div>
      <Facts facts={facts(known)} />
      <Yours items={yours ?? []} incidentId={incidentId} now={clock.at} />
    </header>
  )
}

function facts({ severity, phase, coordinator, runningFor, whoKnows }: Partial<HeaderProps>): Fact[] {
  const all: (Fact | undefined)[] = [
    severity && { label: 'Severity', value: <Severity {...severity} /> },
    phase && { label: 'Phase', value: <PhaseBar {...phase} /> },
    coordinator === undefined ? undefined : { label: 'Coordinator', value: coordinator },
    runningFor === undefined ? undefined : { label: 'Running for', value: runningFor },
    whoKnows && {
      label: 'Who knows',
      value: <a href={whoKnows.href}>{whoKnows.count} {whoKnows.count === 1 ? 'person' : 'people'}</a>,
    },
  ]
  return all.filter((fact) => fact !== undefined)
}
