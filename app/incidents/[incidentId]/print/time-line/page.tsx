import { TimeLinePacket } from '@/components/print/time-line-packet'
import { paperOf } from '@/components/print/paper-words'
import { PrintPage } from '@/components/print/print-page'
import { timeLineQuery } from '@/components/time-line/address'
import { filterParts } from '@/components/time-line/filter-parts'
import { one, type Asked } from '@/lib/http/asked'
import { incidentPage } from '@/lib/http/incident-page'
import { printedTimeLine } from '@/lib/queries/print/time-line'
import { timeLineFilter, type TimeLineFilter } from '@/lib/rules/time-line-filter'

type Props = { params: Promise<{ incidentId: string }>; searchParams: Promise<Asked<'paper' | 'times' | keyof TimeLineFilter>> }

/** The time line on paper, as much of it as the page asked for, in its words: `?host=`, `times=utc` and so on. `paper=letter` for American paper. */
export default async function Page({ params, searchParams }: Props) {
  const asked = await searchParams
  const utc = one(asked.times) === 'utc'
  const words = Object.fromEntries(Object.entries(asked).map(([name, value]) => [name, one(value)]))
  const { viewer, frame, page } = await incidentPage(params, (within, reader) => {
    const zone = utc ? 'UTC' : reader.zone
    return printedTimeLine(within, { filter: timeLineFilter(words, { now: within.now, zone }), zone })
  })
  const { filter } = page
  const query = timeLineQuery({ filter, utc })
  return (
    <PrintPage frame={frame} viewer={viewer} sheet={page.sheet} packet="time line" paper={paperOf(one(asked.paper))}
      at={`print/time-line${query}`} back={{ at: `time-line${query}`, label: 'Timeline' }}
      only={filterParts(filter, page.host).map(({ words }) => words).join(', ')}>
      <TimeLinePacket page={page} now={frame.now} zone={utc ? 'UTC' : viewer.zone} />
    </PrintPage>
  )
}
