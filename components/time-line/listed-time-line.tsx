import Link from 'next/link'
import type { ReactNode } from 'react'
import { Section } from '@/components/ui/section'
import type { TimeLine } from '@/lib/queries/time-line'
import type { TimeLineEntry } from '@/lib/queries/time-line-entries'
import { timeLineAddress, type TimeLineAddress } from './address'
import { CorrectionNote } from './correction-note'
import { days } from './days'
import { EntryPanel } from './entry-panel'
import { EntryRows } from './entry-rows'
import { heads, listedEntry } from './listed-entry'

type Props = { page: TimeLine; zone: string; now: Date; address: TimeLineAddress }

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

function Rows({ title, entries, ...page }: Props & { title: string; entries: TimeLineEntry[] }) {
  return entries.length === 0 ? null : <EntryRows title={title} rows={entries.map((entry) => row(entry, page))} address={page.address} />
}

function row(entry: TimeLineEntry, { page, zone, now }: Props) {
  return {
    entry: listedEntry(entry, zone, now),
    corrections: entry.corrections.map((correction, index) => (
      <CorrectionNote key={correction.id} correction={correction} before={entry.corrections[index - 1] ?? entry} zone={zone} now={now} />
    )),
    panel: page.opened === entry.id ? <EntryPanel page={page} entry={entry} zone={zone} now={now} /> : null,
  }
}
