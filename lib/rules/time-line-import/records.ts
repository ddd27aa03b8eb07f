import { beyondBounds } from '../json-bounds'
import { csvReader } from './csv'
import type { FileLine } from './lines'
import { fromCell, isOwn } from './own-columns'

/** How a file is written. */
export type FileForm = { as: 'jsonl' } | { as: 'csv'; delimiter: ',' | ';' | '\t' }
/** A record of a file, its values by the names of their columns, or why there is none. `until`: its last line, where it has several. */
export type FileRecord = { number: number; until?: number; cells: Cells } | { number: number; refused: string }
export type Cells = ReadonlyMap<string, string>

/** No timeline tool writes as many columns; nobody could choose among more. */
export const mostColumns = 1000
/** A longer name can't be chosen as a column (lib/rules/time-line-import/mapping), so what it names is not kept. */
export const longestName = 200

/** The form of a file by how it begins; a sentence if it is none of those that can be read. */
export function formOf(start: Uint8Array): FileForm | { refused: string } {
  if ((start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff))
    return { refused: 'This file is written in UTF-16. Save it in UTF-8 first.' }
  const text = new TextDecoder('utf-8').decode(start).trimStart()
  if (text === '') return { refused: 'This file is empty.' }
  if (text.includes('\0')) return { refused: 'This file is not text. Choose a CSV or a JSON Lines file.' }
  if (text.startsWith('[')) return { refused: 'This is one long JSON document. Save it as JSON Lines: one object in each line.' }
  if (text.startsWith('{')) return { as: 'jsonl' }
  const head = text.split('\n', 1)[0]!
  const counts = ([',', ';', '\t'] as const).map((delimiter) => ({ delimiter, many: head.split(delimiter).length }))
  return { as: 'csv', delimiter: counts.reduce((best, each) => (each.many > best.many ? each : best)).delimiter }
}

/** Makes records of lines. The first row of a CSV file names the columns. */
export function recordReader(form: FileForm) {
  if (form.as === 'jsonl') return { push: (line: FileLine): FileRecord[] => jsonRecord(line), end: (): FileRecord[] => [] }
  const rows = csvReader(form.delimiter)
  let columns: string[] | null = null
  let own = false
  const record = (row: ReturnType<typeof rows.push>[number]): FileRecord[] => {
    if ('refused' in row) return [row]
    const { number, until, cells } = row
    if (columns === null) {
      const tooMany = cells.length > mostColumns
      columns = tooMany ? [] : named(cells)
      own = isOwn(columns)
      return tooMany ? [{ number, refused: 'It names more than 1,000 columns.' }] : []
    }
    if (cells.length !== columns.length) {
      const refused = `It has ${cells.length} ${cells.length === 1 ? 'cell' : 'cells'}; the first line names ${columns.length} columns.`
      return [{ number, refused: withLines(row, refused) }]
    }
    return [{ number, until, cells: new Map(columns.map((name, index) => [name, own ? fromCell(cells[index]!) : cells[index]!])) }]
  }
  return {
    push: (line: FileLine): FileRecord[] => rows.push(line).flatMap(record),
    end: (): FileRecord[] => rows.end().flatMap(record),
  }
}

/** Why a record is refused, with the lines that it takes along: nothing is left out unsaid between two quotes. */
export const withLines = ({ number, until }: { number: number; until?: number }, refused: string): string =>
  until === undefined ? refused : `${refused} It goes from line ${number} to line ${until}.`

/** Names of columns, each of them once. */
function named(cells: readonly string[]): string[] {
  const names = new Set<string>()
  for (const cell of cells) {
    const called = cell.trim() || `column ${names.size + 1}`
    let name = called
    for (let at = names.size + 1; names.has(name); at++) name = `${called} (${at})`
    names.add(name)
  }
  return [...names]
}

function jsonRecord(line: FileLine): FileRecord[] {
  if ('refused' in line) return [line]
  const written = line.text.trim()
  if (written === '') return []
  const { number } = line
  // To have a parser fail costs more than all else: a file of another kind has very many such lines.
  if (/^["[\d-]/.test(written)) return [{ number, refused: 'It is not a JSON object.' }]
  if (!written.startsWith('{') || !written.endsWith('}')) return [{ number, refused: 'It is not valid JSON.' }]
  const tooMuch = beyondBounds(line.text)
  if (tooMuch) return [{ number, refused: `It ${tooMuch}.` }]
  let value: unknown
  try {
    value = JSON.parse(line.text)
  } catch {
    return [{ number, refused: 'It is not valid JSON.' }]
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [{ number, refused: 'It is not a JSON object.' }]
  const cells = new Map<string, string>()
  const inexact = flatten(cells, '', value, 0)
  if (inexact !== null) return [{ number, refused: `The number in “${inexact}” is too large to be read exactly. Write it as text.` }]
  return [{ number, cells }]
}

/**
 * Values of nested objects are named by their path, `date_time.is_local_time`; null is an empty value, since a column is known by its name.
 * What has a name longer than a column's is left out, so that a long name doesn't count once for each value within. Returns the name of a
 * number that JSON could not keep.
 */
function flatten(cells: Map<string, string>, prefix: string, value: object, depth: number): string | null {
  for (const [key, each] of Object.entries(value)) {
    const name = prefix + key
    if (name.length > longestName) continue
    if (typeof each === 'number' && Number.isInteger(each) && !Number.isSafeInteger(each)) return name
    if (typeof each === 'object' && each !== null && !Array.isArray(each) && depth < 3) {
      const inexact = flatten(cells, `${name}.`, each, depth + 1)
      if (inexact !== null) return inexact
    } else cells.set(name, each === null ? '' : textOf(each))
  }
  return null
}

const textOf = (value: unknown): string => {
  if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return value.join('\n')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
