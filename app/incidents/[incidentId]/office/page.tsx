import { OfficePage } from '@/components/coordinator/office-page'
import { IncidentFrame } from '@/components/incident/incident-frame'
import { weighingPage } from '@/lib/http/incident-page'
import { office } from '@/lib/queries/office'

/** Who coordinates, deputies, hand-over, take-over, and the offices beside the coordinator's. */
export default async function Page({ params }: { params: Promise<{ incidentId: string }> }) {
  const { viewer, frame, page } = await weighingPage(params, office)
  return (
    <IncidentFrame frame={frame} viewer={viewer} current="office">
      <OfficePage page={page} zone={viewer.zone} now={frame.now} />
    </IncidentFrame>
  )
}
