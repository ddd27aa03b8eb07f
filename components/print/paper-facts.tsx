import type { ReactNode } from 'react'
import { phaseWords } from '@/components/incident/phase-words'
import { PersonName } from '@/components/ui/person-name'
import { Severity } from '@/components/ui/severity'
import type { IncidentFrame } from '@/lib/queries/frame'
import type { Sheet } from '@/lib/queries/print/sheet'
import { isolated } from '@/lib/rules/hidden-characters'
import { severities } from '@/lib/rules/incident-terms'
import { isOpen } from '@/lib/rules/permission'

/** How the incident stood when it was printed. For a limited seat only who coordinates it. */
export function PaperFacts({ frame, sheet }: { frame: IncidentFrame; sheet: Sheet }) {
  const { whole, incident } = frame
  const phase = whole && phaseWords(whole.phase, whole.phaseDoubtful)
  return (
    <dl className="paper-facts">
      {whole && <Fact label="Severity"><Severity level={whole.severity} word={severities[whole.severity]} /></Fact>}
      {phase && <Fact label="Phase">{phase.name}, {phase.step} of {phase.of}</Fact>}
      <Fact label="Coordinator"><PersonName name={incident.coordinator} />{whole && !isOpen(whole.phase) && ' (last)'}</Fact>
      {whole && <Fact label="Deputies">{sheet.deputies.map((name, index) => `${index + 1} ${isolated(name)}`).join(', ') || 'none yet'}</Fact>}
      {whole && <Fact label="Who knows">{whole.people} {whole.people === 1 ? 'person' : 'people'}</Fact>}
    </dl>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return <div><dt>{label}</dt><dd>{children}</dd></div>
}
