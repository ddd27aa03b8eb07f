import fs from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { beginningBytes, beginningOf, mappingOf } from '@/lib/rules/time-line-import/begin'
import { lineSplitter } from '@/lib/rules/time-line-import/lines'
import type { Mapping } from '@/lib/rules/time-line-import/mapping'
import { readLine } from '@/lib/rules/time-line-import/read-line'
import { formOf, recordReader, type FileRecord } from '@/lib/rules/time-line-import/records'

/** A file that a timeline tool wrote: see data/time-line/README.md. */
export function timeLineFile(name: string): Buffer {
  const bytes = fs.readFileSync(new URL(`data/time-line/${name}`, import.meta.url))
  return name.endsWith('.gz') ? gunzipSync(bytes) : bytes
}

/** Every record of a file, which arrives in pieces of some size. */
export function recordsOf(bytes: Uint8Array, piece = bytes.length || 1): FileRecord[] {
  const form = formOf(bytes)
  if ('refused' in form) throw new Error(form.refused)
  const [lines, reader] = [lineSplitter(), recordReader(form)]
  const records: FileRecord[] = []
  for (let at = 0; at < bytes.length; at += piece) records.push(...lines.push(bytes.subarray(at, at + piece)).flatMap(reader.push))
  return [...records, ...lines.end().flatMap(reader.push), ...reader.end()]
}

/** What a file is guessed to be. */
export function guessOf(bytes: Uint8Array) {
  const beginning = beginningOf(bytes.subarray(0, beginningBytes), bytes.length <= beginningBytes)
  if ('refused' in beginning) throw new Error(beginning.refused)
  return beginning
}

/** What becomes of each record of a file, by the mapping that is guessed, or changed from that. */
export function readingsOf(bytes: Uint8Array, zone: string | null = null, change: Partial<Mapping> = {}) {
  const mapping = { ...mappingOf(guessOf(bytes).guess)!, ...change } as Mapping
  return recordsOf(bytes).map((record) => readLine(record, mapping, zone))
}
