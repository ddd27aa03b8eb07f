import Link from 'next/link'
import type { ReactNode } from 'react'
import { Verb } from '@/components/form/verb'
import { PageTitle } from '@/components/frame/page-title'
import { Empty } from '@/components/ui/empty'
import { longDay } from '@/components/ui/format-time'
import { Section } from '@/components/ui/section'
import type { TimeLine, TimeLineEntry } from '@/lib/queries/time-line'
import { timeLineAddress, type TimeLineAddress } from './address'
import { AddForm } from './entry-form'
import { columns, EntryRow } from './entry-row'
import { sortMoment, standing } from './happened-words'

type Props = { page: TimeLine; zone: string; now: Date; after?: string; utc: boolean }

const heads = [
  ['no', 'No.'], ['happened', 'Happened'], ['found-out', 'Found out'], ['what', 'What'], ['host', 'Host'], ['source', 'Source'],
  ['for', 'For'],
]

/** The time line as a list (E1 to E4): by when things happened, with corrections beside what they correct. */
export function TimeLinePage({ page, zone, now, after, utc }: Props) {
  const address: TimeLineAddress = { incidentId: page.incidentId, after, utc }
  const shown = utc ? 'UTC' : zone
  if (page.total === 0) {
    return (
      <>
        <PageTitle title="Time line" />
        <Empty first="Write down what made you look." act={<Add page={page} zone={shown} now={now} tone="fill" />}>
          Entries stand where they happened, however long after they were found out.
        </Empty>
      </>
    )
  }
  return (
    <>
      <PageTitle title="Time line" quiet={`${page.total} ${page.total === 1 ? 'entry' : 'entries'}`}>
        {zone !== 'UTC' && <nav className="segments" aria-label="Times in">
          {/* by its place: summer time has another abbreviation than winter */}
          <ZoneLink address={{ ...address, utc: false }} current={!utc}>{zone.split('/').at(-1)?.replaceAll('_', ' ')}</ZoneLink>
          <ZoneLink address={{ ...address, utc: true }} current={utc}>UTC</ZoneLink>
        </nav>}
      </PageTitle>
      <Section title="Listed" quiet="by when it happened, not by when we learned of it">
        <div className="py-3"><Add page={page} zone={shown} now={now} tone="plain" /></div>
        <div className="sideways">
          <table className="time-line">
            <thead><tr>{heads.map(([key, head]) => <th key={key} className={key} scope="col">{head}</th>)}</tr></thead>
            <Rows title="Not known when" entries={page.unknown} page={page} zone={shown} now={now} address={address} />
            {days(page.entries, shown, now).map(({ title, entries }) => (
              <Rows key={entries[0]!.id} title={title} entries={entries} page={page} zone={shown} now={now} address={address} />
            ))}
          </table>
        </div>
        <p className="py-3 text-2">
          {!page.first && <Link href={timeLineAddress({ ...address, after: undefined })} prefetch={false}>From the beginning</Link>}{' '}
          {page.next && <Link href={timeLineAddress({ ...address, after: page.next })} prefetch={false}>Later</Link>}
        </p>
      </Section>
    </>
  )
}

function Add({ tone, ...form }: { page: TimeLine; zone: string; now: Date; tone: 'fill' | 'plain' }) {
  return <Verb label="Add an event…" tone={tone} allowed={form.page.can.add}><AddForm {...form} /></Verb>
}

function ZoneLink({ address, current, children }: { address: TimeLineAddress; current: boolean; children: ReactNode }) {
  return <Link href={timeLineAddress(address)} aria-current={current ? 'true' : undefined} prefetch={false}>{children}</Link>
}

type RowsProps = { title: string; entries: TimeLineEntry[]; page: TimeLine; zone: string; now: Date; address: TimeLineAddress }

function Rows({ title, entries, ...rest }: RowsProps) {
  if (entries.length === 0) return null
  return (
    <tbody>
      <tr className="day"><th colSpan={columns} scope="rowgroup">{title}</th></tr>
      {entries.map((entry) => <EntryRow key={entry.id} entry={entry} {...rest} />)}
    </tbody>
  )
}

/** Entries under the day that they sort at. */
function days(entries: readonly TimeLineEntry[], zone: string, now: Date): { title: string; entries: TimeLineEntry[] }[] {
  const groups: { title: string; entries: TimeLineEntry[] }[] = []
  for (const entry of entries) {
    const title = longDay(sortMoment(standing(entry).happened)!, zone, now)
    const last = groups.at(-1)
    if (last?.title === title) last.entries.push(entry)
    else groups.push({ title, entries: [entry] })
  }
  return groups
}
