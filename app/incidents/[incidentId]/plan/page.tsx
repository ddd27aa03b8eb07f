import { IncidentFrame } from '@/components/incident/incident-frame'
import { PlanPage } from '@/components/plan/plan-page'
import { showOf } from '@/components/plan/shows'
import { one, type Asked } from '@/lib/http/asked'
import { incidentPage } from '@/lib/http/incident-page'
import { plan } from '@/lib/queries/plan'

type Props = { params: Promise<{ incidentId: string }>; searchParams: Promise<Asked<'show' | 'task'>> }

/** The plan of an incident. `?show=` filters it, `?task=` opens a row. */
export default async function Page({ params, searchParams }: Props) {
  const { show, task } = await searchParams
  const { viewer, frame, page } = await incidentPage(params, (within) => plan(within, one(task) ?? null))
  return (
    <IncidentFrame frame={frame} viewer={viewer} current="plan">
      <PlanPage page={page} show={showOf(one(show))} waiting={new Set(frame.waits.map((wait) => wait.id))} zone={viewer.zone} now={frame.now} />
    </IncidentFrame>
  )
}
