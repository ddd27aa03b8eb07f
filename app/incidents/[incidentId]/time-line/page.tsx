import { IncidentFrame } from '@/components/incident/incident-frame'
import { TimeLinePage } from '@/components/time-line/time-line-page'
import { one, type Asked } from '@/lib/http/asked'
import { incidentPage } from '@/lib/http/incident-page'
import { timeLine } from '@/lib/queries/time-line'
import { timeLinePlace } from '@/lib/queries/time-line-place'

type Props = { params: Promise<{ incidentId: string }>; searchParams: Promise<Asked<'after' | 'entry' | 'times'>> }

/** The time line. `?after=` goes on from a place in the list, `?entry=` opens an entry, `?times=utc` writes all times in UTC. */
export default async function Page({ params, searchParams }: Props) {
  const asked = await searchParams
  const after = one(asked.after)
  const place = timeLinePlace(after)
  const { viewer, frame, page } = await incidentPage(params, (within) => timeLine(within, {
    after: place, opened: one(asked.entry) ?? null,
  }))
  return (
    <IncidentFrame frame={frame} viewer={viewer} current="time-line">
      <TimeLinePage page={page} zone={viewer.zone} now={frame.now} after={place ? after : undefined} utc={one(asked.times) === 'utc'} />
    </IncidentFrame>
  )
}
