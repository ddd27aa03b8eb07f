import { PeoplePacket } from '@/components/print/people-packet'
import { paperOf } from '@/components/print/paper-words'
import { PrintPage } from '@/components/print/print-page'
import { one, type Asked } from '@/lib/http/asked'
import { incidentPage } from '@/lib/http/incident-page'
import { printedPeople } from '@/lib/queries/print/people'

type Props = { params: Promise<{ incidentId: string }>; searchParams: Promise<Asked<'paper'>> }

/** Who knows, on paper. `?paper=letter` for American paper. */
export default async function Page({ params, searchParams }: Props) {
  const paper = paperOf(one((await searchParams).paper))
  const { viewer, frame, page } = await incidentPage(params, printedPeople)
  return (
    <PrintPage frame={frame} viewer={viewer} sheet={page.sheet} packet="people" paper={paper}
      at="print/people" back={{ at: 'people', label: 'Roster' }}>
      <PeoplePacket page={page} now={frame.now} zone={viewer.zone} />
    </PrintPage>
  )
}
