import { IncidentFrame } from '@/components/incident/incident-frame'
import { LogBookPage } from '@/components/log-book/log-book-page'
import { one, type Asked } from '@/lib/http/asked'
import { incidentPage } from '@/lib/http/incident-page'
import { logBook } from '@/lib/queries/log-book'
import { bookParts, type BookPart } from '@/lib/rules/log-book'

type Props = { params: Promise<{ incidentId: string }>; searchParams: Promise<Asked<'show' | 'before' | 'entry' | 'verify'>> }

/** The log book. `?show=` a part of it, `?before=` an entry's number, `?entry=` opens one whole, `?verify=all` checks a long one from its first entry. */
export default async function Page({ params, searchParams }: Props) {
  const asked = await searchParams
  const show = one(asked.show) ?? ''
  const place = {
    part: Object.hasOwn(bookParts, show) ? (show as BookPart) : null, before: numberIn(one(asked.before)), entry: numberIn(one(asked.entry)),
    verify: one(asked.verify) === 'all',
  }
  const { viewer, frame, page } = await incidentPage(params, (within) => logBook(within, place))
  return (
    <IncidentFrame frame={frame} viewer={viewer} current="log-book">
      <LogBookPage page={page} zone={viewer.zone} now={frame.now} />
    </IncidentFrame>
  )
}

const numberIn = (text = ''): number | null => (/^\d{1,9}$/.test(text) ? Number(text) : null)
