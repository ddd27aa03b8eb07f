import { IncidentFrame } from '@/components/incident/incident-frame'
import { PlainPage } from '@/components/situation/plain-page'
import { SituationPage } from '@/components/situation/situation-page'
import { incidentPage } from '@/lib/http/incident-page'
import { situation } from '@/lib/queries/situation'

type Props = { params: Promise<{ incidentId: string }>; searchParams: Promise<{ read?: string | string[] }> }

/** Managers read plain words unless they ask for the team's page; everybody else the other way round. */
export default async function Page({ params, searchParams }: Props) {
  const { viewer, frame, page } = await incidentPage(params, situation)
  const { read } = await searchParams
  const plain = read === 'plain' || (frame.office === 'Manager' && read !== 'team')
  const shown = { page, frame, zone: viewer.zone }
  return (
    <IncidentFrame frame={frame} viewer={viewer} current="situation" situation>
      {plain ? <PlainPage {...shown} /> : <SituationPage {...shown} />}
    </IncidentFrame>
  )
}
