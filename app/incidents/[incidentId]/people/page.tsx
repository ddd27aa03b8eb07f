import { IncidentFrame } from '@/components/incident/incident-frame'
import { LimitedPeoplePage } from '@/components/people/limited-people-page'
import { PeoplePage } from '@/components/people/people-page'
import { one, type Asked } from '@/lib/http/asked'
import { incidentPage } from '@/lib/http/incident-page'
import { people } from '@/lib/queries/people'

type Props = { params: Promise<{ incidentId: string }>; searchParams: Promise<Asked<'talk' | 'seat'>> }

/** Who knows, and "May I talk to …?". `?talk=` asks about a name, `?seat=` opens an entry. */
export default async function Page({ params, searchParams }: Props) {
  const { talk, seat } = await searchParams
  const asked = { talk: one(talk), seat: one(seat) }
  const { viewer, frame, page } = await incidentPage(params, (within) => people(within, asked), 'full and limited')
  const shown = { zone: viewer.zone, now: frame.now }
  return (
    <IncidentFrame frame={frame} viewer={viewer} current="people">
      {page.sight === 'whole' ? <PeoplePage page={page} {...shown} /> : <LimitedPeoplePage page={page} {...shown} />}
    </IncidentFrame>
  )
}
