'use client'
import { AsTyped } from '@/components/ui/as-is'
import { counted } from '@/components/ui/counted'
import { Mono } from '@/components/ui/mono'
import { Section } from '@/components/ui/section'
import { microsText } from '@/lib/rules/time-line'
import type { ImportedEntry } from '@/lib/rules/time-line-import/imported-entry'
import type { Mapping } from '@/lib/rules/time-line-import/mapping'
import { readLine } from '@/lib/rules/time-line-import/read-line'
import type { FileRecord } from '@/lib/rules/time-line-import/records'

type Props = { records: readonly FileRecord[]; mapping: Mapping; zone: string | null }
const shown = 8

/** The first lines of a file as they would stand in the time line, and the first that would be refused. */
export function Preview({ records, mapping, zone }: Props) {
  const readings = records.map((record) => ({ line: record.number, reading: readLine(record, mapping, zone) }))
  const entries = readings.flatMap(({ reading }) => ('entry' in reading ? [reading.entry] : []))
  const refused = readings.flatMap(({ line, reading }) => ('refused' in reading ? [{ line, because: reading.refused }] : []))
  return (
    <Section title="First lines" quiet={`${entries.length} of ${counted(records.length, 'line', 'lines')} can be read this way`}>
      <div aria-live="polite">
        {refused.length > 0 && (
          <ul className="refused-first">
            {refused.slice(0, shown).map(({ line, because }) => <li key={line}><span className="text-ink-3">Line {line}</span> <span className="as-written"><AsTyped text={because} /></span></li>)}
          </ul>
        )}
      </div>
      {entries.length > 0 && (
        <div className="sideways" role="region" tabIndex={0} aria-label="First lines as they would be read">
          <table className="import-preview">
            <thead><tr><th scope="col">Happened, UTC</th><th scope="col">As written</th><th scope="col">What</th><th scope="col">Host</th><th scope="col">Source</th></tr></thead>
            <tbody>{entries.slice(0, shown).map((entry) => <EntryLine key={entry.line} entry={entry} />)}</tbody>
          </table>
        </div>
      )}
    </Section>
  )
}

function EntryLine({ entry }: { entry: ImportedEntry }) {
  return (
    <tr>
      <td className="whitespace-nowrap">{happened(entry)}</td><td className="as-written text-ink-3"><AsTyped text={entry.written_as} /></td>
      <td className="as-written"><AsTyped text={entry.text} /></td><td><Mono>{entry.hosts}</Mono></td><td className="as-written"><AsTyped text={entry.source} /></td>
    </tr>
  )
}

function happened({ happened_us, happened_end_us }: ImportedEntry): string {
  return [happened_us, happened_end_us].filter((us) => us !== null).map((us) => microsText(BigInt(us))!.replace('T', ' ').replace('Z', '')).join(' to ')
}
