import { TimeLinePacket } from '@/components/print/time-line-packet'
import { paperOf } from '@/components/print/paper-words'
import { PrintPage } from '@/components/print/print-page'
import { one, type Asked } from '@/lib/http/asked'
import { incidentPage } from '@/lib/http/incident-page'
import { printedTimeLine } from '@/lib/queries/print/time-line'

type Props = { params: Promise<{ incidentId: string }>; searchParams: Promise<Asked<'paper'>> }

/** The time line on paper. `?paper=letter` for American paper. */
export default async function Page({ params, searchParams }: Props) {
  const paper = paperOf(one((await searchParams).paper))
  const { viewer, frame, page } = await incidentPage(params, printedTimeLine)
  return (
    <PrintPage frame={frame} viewer={viewer} sheet={page.sheet} packet="time line" paper={paper}
      at="print/time-line" back={{ at: 'time-line', label: 'Time line' }}>
      <TimeLinePacket page={page} now={frame.now} zone={viewer.zone} />
    </PrintPage>
  )
}
