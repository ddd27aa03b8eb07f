import Link from 'next/link'
import type { ReactNode } from 'react'
import { Section } from '@/components/ui/section'
import type { TimeLine } from '@/lib/queries/time-line'
import type { TimeLineEntry } from '@/lib/queries/time-line-entries'
import { timeLineAddress, type TimeLineAddress } from './address'
import { days } from './days'
import { columns, EntryRow } from './entry-row'

type Props = { page: TimeLine; zone: string; now: Date; address: TimeLineAddress }

const heads = [
  ['no', 'No.'], ['happened', 'Happened'], ['found-out', 'Found out'], ['what', 'What'], ['host', 'Host'], ['source', 'Source'],
  ['for', 'For'],
]

/** The time line as a list, the form that everybody can read. `children` add to it. */
export function ListedTimeLine({ children, ...props }: Props & { children: ReactNode }) {
  const { page, zone, now, address } = props
  const shown = page.entries.length + page.unknown.length
  const whole = page.first && page.next === null
  const at = (after: string | undefined) => timeLineAddress({ ...address, after, entry: undefined })
  return (
    <Section title="Listed" quiet="by when it happened, not by when we learned of it">
      {children}
      {shown === 0 && <p className="empty-line">No entry fits, of {page.total}.</p>}
      {shown > 0 && <div className="sideways">
        <table className="time-line">
          <thead><tr>{heads.map(([key, head]) => <th key={key} className={key} scope="col">{head}</th>)}</tr></thead>
          <Rows title="Not known when" entries={page.unknown} {...props} />
          {days(page.entries, zone, now).map((of) => <Rows key={of.entries[0]!.id} {...of} {...props} />)}
        </table>
      </div>}
      <p className="list-foot">
        {shown > 0 && <span className="text-ink-3">
          {whole ? `${shown} of ${page.total} entries shown.` : `${shown} entries on this page.`}
        </span>}
        {!page.first && <Link href={at(undefined)} prefetch={false}>From the beginning</Link>}
        {page.next && <Link href={at(page.next)} prefetch={false}>Later</Link>}
      </p>
    </Section>
  )
}

function Rows({ title, entries, ...rest }: Props & { title: string; entries: TimeLineEntry[] }) {
  if (entries.length === 0) return null
  return (
    <tbody>
      <tr className="day"><th colSpan={columns} scope="rowgroup">{title}</th></tr>
      {entries.map((entry) => <EntryRow key={entry.id} entry={entry} {...rest} />)}
    </tbody>
  )
}
