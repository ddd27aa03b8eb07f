import { longestLine, type FileLine } from './lines'

/** Cells of a row with the number of its first line, and of its last where it has several; or why there are none. */
export type CsvRow = { number: number; until?: number; cells: string[] } | { number: number; refused: string }

/** A row that goes on for longer has a quote left open. What comes after its first line must not be swallowed with it. */
export const mostLinesOfRow = 1000

const notClosed = 'A cell in quotes is not closed.'
const goesOn = 'A cell in quotes goes on after its closing quote.'

/**
 * Reads rows of CSV (RFC 4180) from lines. Our own, because each refused line has to be told with its reason while the rest is read on:
 * where a quote is wrong, the row's first line is refused, and reading begins anew with the line after it. A row may be as long as a line,
 * and have 1,000 lines.
 *
 * Beginning anew costs nothing: a line reads in two ways only, as the beginning of a row and within quotes, and how a line ends within
 * quotes doesn't depend on where they were opened. So each line is read at most once in each way, and once more for its cells, however
 * many rows begin and fail before it.
 */
export function csvReader(delimiter: string) {
  // The first of these begins a row and leaves a quote open; all others, read within quotes, leave it open, too.
  const pending: TextLine[] = []
  let size = 0
  const wait = (line: TextLine) => {
    pending.push(line)
    size += line.text.length
  }
  const drop = (): TextLine => {
    const line = pending.shift()!
    size -= line.text.length
    return line
  }
  const tooLong = () => size > longestLine || pending.length > mostLinesOfRow

  /** What a line is that begins a row: a row, nothing if it is blank, or null if the row goes on in the next line. */
  const begun = ({ number, text }: TextLine): CsvRow[] | null => {
    if (!text.includes('"')) return blank(text) ? [] : [{ number, cells: withoutReturn(text).split(delimiter) }]
    const row = emptyRow(false)
    const fault = readInto(row, text, delimiter)
    if (fault !== null) return [{ number, refused: fault }]
    return row.quoted ? null : [{ number, cells: row.cells }]
  }
  /** Refuses the row that waits, and makes rows of the lines behind it, as long as `stands` says that what waits then can't be completed either. */
  const giveUp = (refused: string, stands: () => boolean): CsvRow[] => {
    const rows: CsvRow[] = []
    while (pending.length > 0 && stands()) {
      rows.push({ number: drop().number, refused })
      for (let row = pending[0] && begun(pending[0]); row; row = pending[0] && begun(pending[0])) {
        rows.push(...row)
        drop()
      }
    }
    return rows
  }
  const complete = (last: TextLine): CsvRow => {
    const row = emptyRow(false)
    const { number } = pending[0]!
    while (pending.length > 0) readInto(row, drop().text, delimiter)
    readInto(row, last.text, delimiter)
    return { number, until: last.number, cells: row.cells }
  }
  const read = (line: TextLine): CsvRow[] => {
    if (pending.length === 0) {
      const row = begun(line)
      if (row) return row
      wait(line)
      return []
    }
    const within = emptyRow(true)
    const fault = readInto(within, line.text, delimiter)
    if (fault !== null) return [...giveUp(fault, always), ...read(line)]
    if (!within.quoted) return [complete(line)]
    wait(line)
    return giveUp(notClosed, tooLong)
  }
  const end = (): CsvRow[] => giveUp(notClosed, always)
  return { push: (line: FileLine): CsvRow[] => ('refused' in line ? [...end(), line] : read(line)), end }
}

type TextLine = { number: number; text: string }
type Row = { cells: string[]; cell: string; quoted: boolean }

const always = (): boolean => true
const emptyRow = (quoted: boolean): Row => ({ cells: [], cell: '', quoted })

/** Adds a line to a row; afterwards the row is complete, or a cell in quotes goes on in the next line. Returns what is wrong, if anything is. */
function readInto(row: Row, text: string, delimiter: string): string | null {
  let at = 0
  for (;;) {
    if (row.quoted) {
      const quote = text.indexOf('"', at)
      row.cell += text.slice(at, quote < 0 ? undefined : quote)
      if (quote < 0) {
        row.cell += '\n'
        return null
      }
      at = quote + 1
      if (text[at] === '"') {
        row.cell += '"'
        at += 1
        continue
      }
      row.quoted = false
      row.cells.push(row.cell)
      row.cell = ''
      if (blank(text.slice(at))) return null
      if (text[at] !== delimiter) return goesOn
      at += 1
    }
    if (text[at] === '"') {
      row.quoted = true
      at += 1
      continue
    }
    const next = text.indexOf(delimiter, at)
    row.cells.push(next < 0 ? withoutReturn(text.slice(at)) : text.slice(at, next))
    if (next < 0) return null
    at = next + 1
  }
}

const blank = (text: string): boolean => text === '' || text === '\r'
const withoutReturn = (text: string): string => (text.endsWith('\r') ? text.slice(0, -1) : text)
