import { IncidentFrame } from '@/components/incident/incident-frame'
import { ImportPage } from '@/components/time-line-import/import-page'
import { one, type Asked } from '@/lib/http/asked'
import { incidentPage } from '@/lib/http/incident-page'
import { timeLineImport } from '@/lib/queries/time-line-import'

type Props = { params: Promise<{ incidentId: string }>; searchParams: Promise<Asked<'import'>> }

/** Import into the time line. `?import=` shows what was read of a file. */
export default async function Page({ params, searchParams }: Props) {
  const asked = one((await searchParams).import) ?? null
  const { viewer, frame, page } = await incidentPage(params, (within) => timeLineImport(within, asked))
  return <IncidentFrame frame={frame} viewer={viewer} current="time-line"><ImportPage page={page} zone={viewer.zone} now={frame.now} /></IncidentFrame>
}
