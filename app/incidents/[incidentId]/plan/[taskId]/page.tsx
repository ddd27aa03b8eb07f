import { IncidentFrame } from '@/components/incident/incident-frame'
import { TaskPage } from '@/components/task/task-page'
import { one, type Asked } from '@/lib/http/asked'
import { incidentPage } from '@/lib/http/incident-page'
import { task } from '@/lib/queries/task'

type Props = { params: Promise<{ incidentId: string; taskId: string }>; searchParams: Promise<Asked<'signature' | 'before'>> }

/** A task, for a full seat or for a limited one with which it is shared. `?signature=` reads what was signed, `?before=` the talk before a remark. */
export default async function Page({ params, searchParams }: Props) {
  const { taskId } = await params
  const { signature, before } = await searchParams
  const { viewer, frame, page } = await incidentPage(params, (within) => task(within, taskId, one(signature) ?? null, one(before) ?? null), 'full and limited')
  return (
    <IncidentFrame frame={frame} viewer={viewer} current={page.whole ? 'plan' : 'tasks'}>
      <TaskPage page={page} viewer={viewer.actor.name} coordinator={frame.incident.coordinator} decides={frame.incident.youCoordinate} zone={viewer.zone} now={frame.now} />
    </IncidentFrame>
  )
}
