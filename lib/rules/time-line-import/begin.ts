import { lineSplitter } from './lines'
import { columnsOf, guessMapping, needsZone, type Guess, type Mapping } from './mapping'
import { formOf, recordReader, type FileForm, type FileRecord } from './records'

/** What the beginning of a file tells: how it is written, its first records, and what its columns most likely are. */
export type Beginning = { form: FileForm; records: FileRecord[]; columns: string[]; guess: Guess }

/** How much of a file is looked at before it is read. */
export const beginningBytes = 256 * 1024

/** Looks at the first bytes of a file; `ended` if there are no others. A sentence if it can't be read at all. */
export function beginningOf(begun: Uint8Array, ended: boolean): Beginning | { refused: string } {
  const bytes = begun.subarray(0, beginningBytes)
  const whole = ended && begun.length <= beginningBytes
  const form = formOf(bytes)
  if ('refused' in form) return form
  const lines = lineSplitter()
  const reader = recordReader(form)
  const records = lines.push(bytes).flatMap(reader.push)
  // A last line without an end is only half of one, unless the file ends there.
  if (whole) records.push(...lines.end().flatMap(reader.push), ...reader.end())
  const columns = columnsOf(records)
  if (columns.length === 0) return { refused: 'No line of this file could be read. Choose a CSV or a JSON Lines file.' }
  return { form, records, columns, guess: guessMapping(records, form) }
}

/** The guess as a mapping, if nothing has to be chosen. */
export function mappingOf(guess: Guess): Mapping | null {
  if (guess.as === 'own') return guess
  const { time, text } = guess
  return time === null || text === null ? null : { ...guess, time, text }
}

/** Whether the lines looked at hold times of a local clock, whose zone has to be chosen. */
export const asksForZone = ({ records }: Pick<Beginning, 'records'>, mapping: Mapping): boolean => needsZone(records, mapping)
