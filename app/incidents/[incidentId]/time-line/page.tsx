import { IncidentFrame } from '@/components/incident/incident-frame'
import { TimeLinePage } from '@/components/time-line/time-line-page'
import { one, type Asked } from '@/lib/http/asked'
import { incidentPage } from '@/lib/http/incident-page'
import { timeLine } from '@/lib/queries/time-line'
import { timeLinePlace } from '@/lib/queries/time-line-place'
import { entryNumber, timeLineFilter, type TimeLineFilter } from '@/lib/rules/time-line-filter'

type Name = 'after' | 'entry' | 'times' | 'lanes' | 'drawn' | keyof TimeLineFilter
type Props = { params: Promise<{ incidentId: string }>; searchParams: Promise<Asked<Name>> }

/**
 * The time line. `?q=`, `host=`, `account=`, `kind=`, `for=`, `from=` and `to=` show what fits; `?after=` goes on from a place in the list,
 * `?entry=` opens the entry of that number, `?lanes=account` draws by account, `?drawn=many` draws more, `?times=utc` writes all times in UTC.
 */
export default async function Page({ params, searchParams }: Props) {
  const asked = await searchParams
  const after = one(asked.after)
  const place = timeLinePlace(after)
  const utc = one(asked.times) === 'utc'
  const words = Object.fromEntries(Object.entries(asked).map(([name, value]) => [name, one(value)]))
  const { viewer, frame, page } = await incidentPage(params, (within, reader) => {
    const zone = utc ? 'UTC' : reader.zone
    return timeLine(within, {
      filter: timeLineFilter(words, { now: within.now, zone }), zone, after: place, opened: entryNumber(one(asked.entry)),
      by: one(asked.lanes) === 'account' ? 'account' : 'host', many: one(asked.drawn) === 'many',
    })
  })
  return (
    <IncidentFrame frame={frame} viewer={viewer} current="time-line">
      <TimeLinePage page={page} zone={viewer.zone} now={frame.now} after={place ? after : undefined} utc={utc} />
    </IncidentFrame>
  )
}
