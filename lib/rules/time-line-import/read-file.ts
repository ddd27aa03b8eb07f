import { beginningOf, mappingOf } from './begin'
import { lineSplitter } from './lines'
import type { Mapping } from './mapping'
import { readLine } from './read-line'
import { recordReader, type FileRecord } from './records'

/** Some of a file's lines as they are kept: how many could be read and how many were refused, each of the two as JSON, '' where there are none. */
export type Part = { readable: number; refused: number; entries: string; refusals: string }

/** The beginning of a file and how it is to be read: `mapping` null for as it is guessed. `ended`: there is no more of it. */
export type Begun = { bytes: Uint8Array; ended: boolean; mapping: Mapping | null; zone: string | null }
/** Why a file can't be read at all, and what has to be mended. */
export type NotRead = { refused: string; fields: Record<string, string> }
type FileReader = { mapping: Mapping; push: (piece: Uint8Array) => Part[]; end: () => Part[] }

const linesAtOnce = 250
const lettersAtOnce = 250_000

/**
 * Looks at the beginning of a file and makes a reader of it. The reader takes the file in pieces, the beginning first, and answers each
 * with the parts that are full by then; `end` gives the last. It holds one row, one part, and nothing else of the file.
 */
export function fileReader({ bytes, ended, mapping: chosen, zone }: Begun): NotRead | FileReader {
  const beginning = beginningOf(bytes, ended)
  if ('refused' in beginning) return { ...beginning, fields: { file: beginning.refused } }
  const mapping = chosen ?? mappingOf(beginning.guess)
  if (!mapping) return { refused: 'Choose which column holds the time, and which says what happened.', fields: { mapping: 'Choose the columns.' } }
  const [lines, records, part] = [lineSplitter(), recordReader(beginning.form), parts()]
  const keep = (read: readonly FileRecord[]): Part[] => read.flatMap((record) => {
    const reading = readLine(record, mapping, zone)
    return 'entry' in reading ? part.add('entries', reading.entry) : part.add('refusals', { line: record.number, because: reading.refused })
  })
  return {
    mapping,
    push: (piece) => lines.push(piece).flatMap((line) => keep(records.push(line))),
    end: () => [...lines.end().flatMap((line) => keep(records.push(line))), ...keep(records.end()), ...part.end()],
  }
}

/** Collects lines into parts. */
function parts() {
  let [entries, refusals, letters]: [string[], string[], number] = [[], [], 0]
  const end = (): Part[] => {
    if (entries.length + refusals.length === 0) return []
    const full = { readable: entries.length, refused: refusals.length, entries: listed(entries), refusals: listed(refusals) }
    ;[entries, refusals, letters] = [[], [], 0]
    return [full]
  }
  const add = (to: 'entries' | 'refusals', line: object): Part[] => {
    const text = JSON.stringify(line)
    ;(to === 'entries' ? entries : refusals).push(text)
    letters += text.length
    return entries.length + refusals.length >= linesAtOnce || letters >= lettersAtOnce ? end() : []
  }
  return { add, end }
}

const listed = (lines: readonly string[]): string => (lines.length === 0 ? '' : `[${lines.join(',\n')}]`)
