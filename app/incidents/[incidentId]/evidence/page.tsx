import { EvidencePage } from '@/components/evidence/evidence-page'
import { IncidentFrame } from '@/components/incident/incident-frame'
import { one, type Asked } from '@/lib/http/asked'
import { incidentPage } from '@/lib/http/incident-page'
import { evidence } from '@/lib/queries/evidence'

type Props = { params: Promise<{ incidentId: string }>; searchParams: Promise<Asked<'item'>> }

/** The register of evidence, for limited seats with what is shared with them. `?item=` opens one. */
export default async function Page({ params, searchParams }: Props) {
  const opened = one((await searchParams).item) ?? null
  const { viewer, frame, page } = await incidentPage(params, (within) => evidence(within, opened), 'full and limited')
  return (
    <IncidentFrame frame={frame} viewer={viewer} current="evidence">
      <EvidencePage page={page} zone={viewer.zone} now={frame.now} />
    </IncidentFrame>
  )
}
