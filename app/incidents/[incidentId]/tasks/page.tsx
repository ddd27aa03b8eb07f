import { IncidentFrame } from '@/components/incident/incident-frame'
import { MyTasksPage } from '@/components/task/my-tasks-page'
import { incidentPage } from '@/lib/http/incident-page'
import { withDeciding } from '@/lib/queries/deciding'
import { myTasks } from '@/lib/queries/my-tasks'

/** Where a limited seat begins. */
export default async function Page({ params }: { params: Promise<{ incidentId: string }> }) {
  const { viewer, frame, page } = await incidentPage(params, withDeciding(myTasks), 'full and limited')
  return <IncidentFrame frame={frame} viewer={viewer} current="tasks"><MyTasksPage page={page} frame={frame} zone={viewer.zone} /></IncidentFrame>
}
