import { pack } from '@/components/ui/packed'
import { Section } from '@/components/ui/section'
import type { TimeLine } from '@/lib/queries/time-line'
import type { TimeLineEntry } from '@/lib/queries/time-line-entries'
import { timeLineAddress, type TimeLineAddress } from './address'
import { CorrectionNote } from './correction-note'
import { days } from './days'
import { EntryPanel } from './entry-panel'
import { EntryRows, type Beneath } from './entry-rows'
import { heads, listedEntry } from './listed-entry'

type Props = { page: TimeLine; zone: string; now: Date; address: TimeLineAddress }

/** The time line as a list, the form that everybody can read. */
export function ListedTimeLine(props: Props) {
  const { page, zone, now, address } = props
  const shown = page.entries.length + page.unknown.length
  const whole = page.first && page.next === null
  const at = (after: string | undefined) => timeLineAddress({ ...address, after, entry: undefined })
  return (
    <Section title="Listed" quiet="by when it happened, not by when we learned of it">
      {shown === 0 && <p className="empty-line">None of {page.total} entries {page.total === 1 ? 'matches' : 'match'}.</p>}
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
        {!page.first && <a href={at(undefined)}>From the beginning</a>}
        {page.next && <a href={at(page.next)}>Later</a>}
      </p>
    </Section>
  )
}

function Rows({ title, entries, ...page }: Props & { title: string; entries: TimeLineEntry[] }) {
  if (entries.length === 0) return null
  const { zone, now, address } = page
  const beneath = entries.filter((entry) => entry.corrections.length > 0 || page.page.opened === entry.number).map((entry) => [entry.number, below(entry, page)])
  return <EntryRows title={title} packed={pack(entries.map((entry) => listedEntry(entry, { zone, now, opened: page.page.opened === entry.number })))} beneath={Object.fromEntries(beneath)} address={address} />
}

/** So many of an entry's corrections, the newest, stand in the list; all where it is opened. */
const mostCorrections = 3

function below(entry: TimeLineEntry, { page, zone, now, address }: Props): Beneath {
  const opened = page.opened === entry.number
  const earlier = opened ? 0 : Math.max(0, entry.corrections.length - mostCorrections)
  const notes = entry.corrections.map((correction, index) => index >= earlier && (
    <CorrectionNote key={correction.id} correction={correction} before={entry.corrections[index - 1] ?? entry}
      newest={index === entry.corrections.length - 1} whole={opened} zone={zone} now={now} />
  )).slice(earlier)
  return {
    corrections: earlier === 0 ? notes : [<a key="earlier" href={timeLineAddress({ ...address, entry: entry.number })}>{earlier} earlier corrections</a>, ...notes],
    panel: opened ? <EntryPanel page={page} entry={entry} zone={zone} now={now} /> : null,
  }
}
