import { CorrectionNote } from '@/components/time-line/correction-note'
import { days } from '@/components/time-line/days'
import { foundWords, timeInDay, timeShapes } from '@/components/time-line/happened-words'
import { AsIs } from '@/components/ui/as-is'
import type { Reader } from '@/components/ui/reader'
import { Shape } from '@/components/ui/shape'
import type { PrintedTimeLine } from '@/lib/queries/print/time-line'
import type { EntrySays, TimeLineEntry } from '@/lib/queries/time-line-entries'
import { isAsked } from '@/lib/rules/time-line-filter'
import { standing } from '@/lib/rules/time-line-standing'
import { HandSheet } from './hand-sheet'

const heads = ['No.', 'Happened', 'Found out', 'What, where', 'Source', 'For']

/** The time line as a list, by when things happened (E1), with each correction beneath what it corrects (E3). */
export function TimeLinePacket({ page, zone, now }: { page: PrintedTimeLine } & Reader) {
  const { entries } = page
  return (
    <>
      <p className="paper-lead">
        By when it happened, not by when we learned of it. Times are in {zone.replaceAll('_', ' ')}.{' '}
        {howMany(page)}
      </p>
      <table className="paper-time-line">
        <thead><tr>{heads.map((head) => <th key={head} scope="col">{head}</th>)}</tr></thead>
        {days(entries, zone, now).map(({ title, entries: own }) => (
          <tbody key={own[0]!.id}>
            <tr className="day"><th colSpan={heads.length} scope="rowgroup">{title}</th></tr>
            {own.map((entry) => <EntryRow key={entry.id} entry={entry} zone={zone} now={now} />)}
          </tbody>
        ))}
      </table>
      <HandSheet />
    </>
  )
}

function howMany({ entries, total, more, filter }: PrintedTimeLine): string {
  const only = isAsked(filter)
  if (more) return `The first ${entries.length} ${only ? 'that fit, ' : ''}of ${total} entries: the rest is in the file that Muster exports.`
  if (only) return `${entries.length} of ${total} ${total === 1 ? 'entry' : 'entries'}.`
  return `${total} ${total === 1 ? 'entry' : 'entries'}.`
}

function EntryRow({ entry, zone, now }: { entry: TimeLineEntry } & Reader) {
  const { text, happened, found, source, task, ...named } = standing<EntrySays>(entry)
  const hosts = [...named.hosts.map(({ name }) => name), ...named.otherHosts].join(' ')
  const beside = [...named.evidence.map(({ label }) => label), named.accounts].filter(Boolean).join(', ')
  return (
    <tr>
      <td>{entry.number}</td>
      <td><Shape of={timeShapes[happened.kind]} /> {timeInDay(happened, zone)}</td>
      <td>{foundWords(found, happened, zone, now)}</td>
      <td>
        <p className="as-written"><AsIs text={text} /></p>
        {(hosts || beside) && <p className="small"><span className="mono">{hosts}</span> {beside}</p>}
        {entry.corrections.map((correction, index) => (
          <CorrectionNote key={correction.id} whole correction={correction} before={entry.corrections[index - 1] ?? entry}
            newest={index === entry.corrections.length - 1} zone={zone} now={now} />
        ))}
      </td>
      <td className="small">{source || task?.title || entry.by}</td>
      <td className="small">{entry.audience}</td>
    </tr>
  )
}
