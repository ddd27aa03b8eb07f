import { IncidentFrame } from '@/components/incident/incident-frame'
import { PhasePage } from '@/components/phase/phase-page'
import { weighingPage } from '@/lib/http/incident-page'
import { phase } from '@/lib/queries/phase'

/** The phase of the incident: what the next one asks, the repair plan, and the moves between phases. */
export default async function Page({ params }: { params: Promise<{ incidentId: string }> }) {
  const { viewer, frame, page } = await weighingPage(params, phase)
  return (
    <IncidentFrame frame={frame} viewer={viewer} current="phase">
      <PhasePage page={page} zone={viewer.zone} now={frame.now} />
    </IncidentFrame>
  )
}
