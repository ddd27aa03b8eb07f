import { microsText, type HappenedKind } from '../time-line'
import { ownColumns, toCell } from './own-columns'

/** What an entry says; evidence and task are for reading alone. */
type Written = {
  kind: HappenedKind
  start: string | null
  end: string | null
  zone: string
  writtenAs: string
  text: string
  found: string | null
  source: string
  accounts: string
  hosts: readonly string[]
  evidence: readonly string[]
  task: string | null
}

/** An entry as it is exported: all that it says, with its corrections, and for reading alone who wrote it and when. */
export type ExportedEntry = Written & {
  number: number
  for: string
  corrections: readonly (Written & { reason: string; by: string; at: string })[]
  recordedAt: string
  by: string
  late: boolean
}

const columns = ['number', ...ownColumns, 'evidence', 'task', 'recordedAt', 'by', 'late'] as const

/** The first line of an export; JSON Lines has none. */
export const exportHead = (as: 'csv' | 'jsonl'): string => (as === 'csv' ? csvLine(columns) : '')

/** An entry as a line of an export, which an import reads without loss. In CSV no cell is a formula to the program that opens it. */
export function exportLine(as: 'csv' | 'jsonl', entry: ExportedEntry): string {
  if (as === 'jsonl') return `${JSON.stringify(Object.fromEntries(columns.map((name) => [name, entry[name]])))}\n`
  return csvLine(columns.map((name) => toCell(cellOf(entry[name]))))
}

function cellOf(value: ExportedEntry[(typeof columns)[number]]): string {
  if (value === null) return ''
  if (typeof value !== 'object') return String(value)
  const list: readonly unknown[] = value
  if (list.length === 0) return ''
  return list.every((each) => typeof each === 'string') ? list.join('\n') : JSON.stringify(list)
}

/** Cells as a line of CSV (RFC 4180). In quotes stands also what would end a cell in a spreadsheet that cuts lines at semicolons or tabs. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(quoted).join(',')}\r\n`
const quoted = (cell: string): string => (/[",;\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** A time of the database as an export writes it: in UTC, to the microsecond. */
export const exportedTime = (us: bigint | string | null): string | null => microsText(us === null ? null : BigInt(us))
