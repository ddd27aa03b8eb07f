import { microsText } from '../time-line'
import { faultOf, placed, type Reading } from './imported-entry'
import { markedLocal, type ColumnMapping, type Mapping } from './mapping'
import { readOwn } from './own-form'
import { withLines, type Cells, type FileRecord } from './records'
import { momentOf, type Moment } from './written-time'

/**
 * Reads a record as an entry of the time line. `zone`: where the clock stood that showed local times, or null if none was chosen.
 * Refuses, with the reason, whatever is not fully understood: nothing is guessed, cut or left out in silence.
 */
export function readLine(record: FileRecord, mapping: Mapping, zone: string | null): Reading {
  if ('refused' in record) return record
  const reading = mapping.as === 'own' ? readOwn(record) : readColumns(record, mapping, zone)
  return 'refused' in reading ? { refused: withLines(record, reading.refused) } : reading
}

type Timed = { moment: Moment; writtenAs: string }

function readColumns({ number, cells }: { number: number; cells: Cells }, mapping: ColumnMapping, zone: string | null): Reading {
  const cell = (name: string | null) => (name === null ? '' : (cells.get(name) ?? '').trim())
  // Plaso writes a dash where it knows nothing.
  const known = (name: string | null) => (cell(name) === '-' ? '' : cell(name))
  const timed = timeOf(cells, cell, mapping, zone)
  if ('refused' in timed) return timed
  const { from, until } = timed.moment
  const meaning = cell(mapping.meaning)
  const message = cell(mapping.text)
  const fields = {
    text: message && meaning ? `${message} (${meaning})` : message,
    written_as: timed.writtenAs,
    source: [...new Set(mapping.source.map(known))].filter((part) => part !== '').join(', '),
    accounts: known(mapping.account),
    hosts: known(mapping.host).split('\n').map((part) => part.trim()).filter((part) => part !== '').join(' '),
  }
  const fault = faultOf(fields)
  if (fault !== null) return { refused: fault }
  const local = timed.moment.local && zone !== null
  return {
    entry: placed({
      line: number, ...fields, happened: from === until ? 'exact' : 'within', happened_us: String(from),
      happened_end_us: from === until ? null : String(until), zone: local ? zone : 'UTC', found_us: null, audience: 'team', corrections: [],
    }),
  }
}

function timeOf(
  cells: Cells, cell: (name: string | null) => string, mapping: ColumnMapping, zone: string | null,
): Timed | { refused: string } {
  const marked = markedLocal(cells, mapping)
  const [first, other] = [cell(mapping.time), cell(mapping.otherTime)]
  const writtenAs = first || other
  if (writtenAs === '') return { refused: 'It has no time.' }
  const moment = momentOf(writtenAs, mapping.unit, marked, zone)
  if ('refused' in moment) return moment
  if (first === '' || other === '' || mapping.ifTheyDiffer === 'the first counts') return { moment, writtenAs }
  const compared = momentOf(other, mapping.unit, marked, zone)
  if ('refused' in compared) return compared
  const closer = agreed(moment, compared)
  if (closer) return { moment: closer, writtenAs }
  return {
    refused: `Its times contradict each other: “${mapping.time}” is ${microsText(moment.from)}, “${mapping.otherTime}” is ${microsText(compared.from)}.`,
  }
}

/** Two times of one event agree within a second; the one that is known more closely counts. Null if they contradict each other. */
function agreed(one: Moment, other: Moment): Moment | null {
  const meet = [one.from, one.until].some((a) => [other.from, other.until].some((b) => a - b < second && b - a < second))
  if (!meet) return null
  const [closer] = [one, other].sort((a, b) => looseness(a) - looseness(b))
  return closer!
}

const second = 1_000_000n
const looseness = ({ from, until }: Moment): number => (from !== until ? 2 : 0) + (from % second === 0n ? 1 : 0)
