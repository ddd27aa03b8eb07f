import { longestLine, type FileLine } from './lines'

/** Cells of a row with the number of its first line, or why there are none. */
export type CsvRow = { number: number; cells: string[] } | { number: number; refused: string }

const notClosed = 'A cell in quotes is not closed.'
const goesOn = 'A cell in quotes goes on after its closing quote.'

/**
 * Reads rows of CSV (RFC 4180) from lines. Our own, because each refused line has to be told with its reason while the rest is read on:
 * where a quote is wrong, the row's first line is refused, and reading begins anew with the line after it. A row may be as long as a line.
 */
export function csvReader(delimiter: string) {
  let pending: TextLine[] = []
  let size = 0
  let row = emptyRow()

  const anew = (): TextLine[] => {
    const lines = pending
    pending = []
    size = 0
    row = emptyRow()
    return lines
  }
  /** The row that a line completes, `null` while it goes on, or what is wrong with it. */
  const take = (line: TextLine): CsvRow | null | string => {
    if (pending.length === 0 && !line.text.includes('"'))
      return blank(line.text) ? null : { number: line.number, cells: withoutReturn(line.text).split(delimiter) }
    pending.push(line)
    size += line.text.length
    const fault = readInto(row, line.text, delimiter)
    if (fault) return fault
    if (row.quoted) return size > longestLine ? notClosed : null
    const { cells } = row
    return { number: anew()[0]!.number, cells }
  }
  /** Reads lines; where a row is at fault, from the line after its first once more. */
  const read = (lines: TextLine[], atEnd: boolean): CsvRow[] => {
    const rows: CsvRow[] = []
    const waiting = lines.reverse()
    while (waiting.length > 0 || (atEnd && pending.length > 0)) {
      const line = waiting.pop()
      const taken = line ? take(line) : notClosed
      if (typeof taken !== 'string') {
        if (taken) rows.push(taken)
        continue
      }
      const again = anew()
      rows.push({ number: again[0]!.number, refused: taken })
      for (let at = again.length - 1; at > 0; at--) waiting.push(again[at]!)
    }
    return rows
  }
  const end = (): CsvRow[] => read([], true)
  return { push: (line: FileLine): CsvRow[] => ('refused' in line ? [...end(), line] : read([line], false)), end }
}

type TextLine = { number: number; text: string }
const emptyRow = (): Row => ({ cells: [], cell: '', quoted: false })

type Row = { cells: string[]; cell: string; quoted: boolean }

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
