import { paperOf } from '@/components/print/paper-words'
import { PrintPage } from '@/components/print/print-page'
import { TaskPacket } from '@/components/print/task-packet'
import { one, type Asked } from '@/lib/http/asked'
import { incidentPage } from '@/lib/http/incident-page'
import { printedTask } from '@/lib/queries/print/task'

type Props = { params: Promise<{ incidentId: string; taskId: string }>; searchParams: Promise<Asked<'paper'>> }

/** A task on paper, for a full seat or for a limited one with which it is shared. `?paper=letter` for American paper. */
export default async function Page({ params, searchParams }: Props) {
  const { taskId } = await params
  const paper = paperOf(one((await searchParams).paper))
  const { viewer, frame, page } = await incidentPage(params, (within) => printedTask(within, taskId), 'full and limited')
  return (
    <PrintPage frame={frame} viewer={viewer} sheet={page.sheet} packet="task" taskId={taskId} paper={paper} at={`print/task/${taskId}`}
      back={{ at: `plan/${taskId}`, label: page.page.task.title }}>
      <TaskPacket page={page} zone={viewer.zone} now={frame.now} />
    </PrintPage>
  )
}
