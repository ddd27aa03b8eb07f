import { z } from 'zod'
import { longestName, mostColumns, type Cells, type FileForm, type FileRecord } from './records'
import { isOwn } from './own-columns'
import { isLocal, units, type Unit } from './written-time'

const column = z.string().min(1).max(longestName)

/** Which columns of a file become what. */
export const columnMapping = z.strictObject({
  as: z.literal('columns'),
  time: column,
  /** A second column with the time: used where the first is empty, and compared with it. */
  otherTime: column.nullable(),
  ifTheyDiffer: z.enum(['refuse the line', 'the first counts']),
  /** In what numbers count since 1970. */
  unit: z.enum(units),
  /** Says of a line that its times are those of a local clock. */
  local: column.nullable(),
  text: column,
  /** What the time is the time of, as "Access Time". */
  meaning: column.nullable(),
  host: column.nullable(),
  account: column.nullable(),
  source: z.array(column).max(3),
})
/** `own`: a file that was exported here; it needs no mapping. */
export const mappingInput = z.discriminatedUnion('as', [z.strictObject({ as: z.literal('own') }), columnMapping])
export type ColumnMapping = z.output<typeof columnMapping>
export type Mapping = z.output<typeof mappingInput>
/** A guess may leave open what has to be chosen. */
export type Guess = Extract<Mapping, { as: 'own' }> | (Omit<ColumnMapping, 'time' | 'text'> & { time: string | null; text: string | null })

const names = {
  time: ['datetime', 'date_time', '@timestamp', 'timestamp', 'time', 'date', 'dt', 'eventtime', 'timecreated', 'utctime', 'timegenerated'],
  local: ['is_local_time', 'date_time.is_local_time'],
  text: ['message', 'body', 'info', 'msg', 'description', 'text', 'event', 'details', 'summary'],
  meaning: ['timestamp_desc', 'timestampdesc', 'desc'],
  host: ['hostname', 'host', 'computer_name', 'computer', 'host.name'],
  account: ['username', 'user', 'account', 'user_name', 'user.name', 'user_sid'],
  file: ['filename', 'display_name', 'path', 'file'],
  parser: ['parser', 'source_short', 'source_name', 'source', 'data_type'],
}

/** The columns that a file's records have, in their order; the first thousand of them. */
export function columnsOf(records: readonly FileRecord[]): string[] {
  const columns = new Set<string>()
  for (const record of records)
    if ('cells' in record)
      for (const name of record.cells.keys()) {
        if (columns.size === mostColumns) return [...columns]
        columns.add(name)
      }
  return [...columns]
}

/** What a file's columns most likely are, by their names as plaso and Timesketch write them, and by what stands in them. */
export function guessMapping(records: readonly FileRecord[], form: FileForm): Guess {
  const columns = columnsOf(records)
  if (isOwn(columns)) return { as: 'own' }
  const samples = records.flatMap((record) => ('cells' in record ? [record.cells] : [])).slice(0, 200)
  const byName = (wanted: readonly string[]) => {
    const found = wanted.flatMap((name) => columns.filter((each) => each.toLowerCase() === name))
    return found.find((name) => samples.some((cells) => (cells.get(name) ?? '').trim() !== '')) ?? found[0] ?? null
  }
  const times = names.time.flatMap((name) => columns.filter((each) => each.toLowerCase() === name)).filter((name) => holdsTimes(samples, name))
  const [time = null, otherTime = null] = times.length > 0 ? times : columns.filter((name) => holdsTimes(samples, name, dated)).slice(0, 1)
  return {
    as: 'columns', time, otherTime, ifTheyDiffer: 'refuse the line', unit: unitOf(samples, times), local: byName(names.local),
    text: byName(names.text), meaning: byName(names.meaning), host: byName(names.host), 
    // Plaso leaves out what a line has nothing of: a sign-in far down may be the first to name an account.
    account: byName(names.account) ?? (form.as === 'jsonl' ? 'username' : null),
    source: [byName(names.file), byName(names.parser)].filter((name) => name !== null),
  }
}

const dated = /^\d{4}[-/]\d\d[-/]\d\d[Tt ]/
const valuesOf = (samples: readonly Cells[], column: string) =>
  samples.map((cells) => (cells.get(column) ?? '').trim()).filter((value) => value !== '')

function holdsTimes(samples: readonly Cells[], column: string, looksLike = /^\d{4}[-/]\d\d|^\d+(\.\d+)?$/): boolean {
  const values = valuesOf(samples, column)
  return values.length > 0 && values.filter((value) => looksLike.test(value)).length * 2 >= values.length
}

/** By how long the numbers are. Timesketch's `timestamp` is always in microseconds, however small. */
function unitOf(samples: readonly Cells[], columns: readonly string[]): Unit {
  if (columns.includes('timestamp') && columns.includes('datetime')) return 'us'
  const numbers = columns.flatMap((name) => valuesOf(samples, name)).filter((value) => /^\d+(\.\d+)?$/.test(value))
  const digits = Math.max(0, ...numbers.map((value) => value.split('.')[0]!.length))
  return digits >= 15 ? 'us' : digits >= 12 ? 'ms' : digits > 0 ? 's' : 'us'
}

/** Whether some of these records can only be read when the zone of a local clock is known. */
export function needsZone(records: readonly FileRecord[], mapping: Mapping): boolean {
  if (mapping.as === 'own') return false
  return records.some((record) => 'cells' in record && [mapping.time, mapping.otherTime].some((name) => {
    const value = name === null ? '' : (record.cells.get(name) ?? '').trim()
    return value !== '' && isLocal(value, mapping.unit, markedLocal(record.cells, mapping))
  }))
}

/** Plaso marks times of a local clock. Where it knew the clock's offset it has reckoned with it already. */
export function markedLocal(cells: Cells, { local }: Pick<ColumnMapping, 'local'>): boolean {
  if (local === null || (cells.get(local) ?? '').toLowerCase() !== 'true') return false
  return (cells.get('date_time.time_zone_offset') ?? '') === ''
}
