import { createHash } from 'node:crypto'
import type { Actor } from '@/lib/actor/actor'
import { Refused } from '@/lib/commands/refused'
import { beginningBytes, beginningOf, mappingOf } from '@/lib/rules/time-line-import/begin'
import { lineSplitter } from '@/lib/rules/time-line-import/lines'
import type { Mapping } from '@/lib/rules/time-line-import/mapping'
import { readLine } from '@/lib/rules/time-line-import/read-line'
import { recordReader, type FileRecord } from '@/lib/rules/time-line-import/records'
import { beginImport, finishImport, giveUpImport, refuseStrangers } from './staging'
import { stagedLines } from './staged-lines'

/** What is sent with a file. Without a mapping it is read as it is guessed. */
export type Asked = { name: string; mapping: Mapping | null; zone: string | null }
export type Received = { importId: string; readable: number; refused: number; sha256: string }

/**
 * Reads a file as it arrives and keeps its lines beside the time line, some hundred at a time: the next piece is taken when these are kept, so
 * that no more than a few lie in memory. Refuses what can't be read at all; each line that can't be read is kept with its reason. When the
 * sender goes away, nothing stays.
 */
export async function receiveFile(actor: Actor, incidentId: string, asked: Asked, body: AsyncIterable<Uint8Array>): Promise<Received> {
  await refuseStrangers(actor, incidentId)
  const pieces = body[Symbol.asyncIterator]()
  const { bytes: first, ended } = await takeBeginning(pieces)
  const beginning = beginningOf(first, ended)
  if ('refused' in beginning) throw new Refused('invalid', beginning.refused, { fields: { file: beginning.refused } })
  const mapping = asked.mapping ?? mappingOf(beginning.guess)
  if (!mapping) throw new Refused('invalid', 'Choose the columns with the time and with what happened.', { fields: { mapping: 'Choose the columns.' } })
  const importId = await beginImport(actor, incidentId, { ...asked, mapping })
  const [hash, lines, records] = [createHash('sha256'), lineSplitter(), recordReader(beginning.form)]
  const kept = stagedLines({ actor, incidentId, importId })
  const keep = async (batch: readonly FileRecord[]) => {
    for (const record of batch) await kept.add(record.number, readLine(record, mapping, asked.zone))
  }
  let size = 0
  try {
    for await (const piece of all(first, pieces)) {
      hash.update(piece)
      size += piece.length
      await keep(lines.push(piece).flatMap(records.push))
    }
    await keep([...lines.end().flatMap(records.push), ...records.end()])
    const counts = await kept.end()
    const sha256 = hash.digest('hex')
    await finishImport(actor, incidentId, importId, { sha256, bytes: size })
    return { importId, ...counts, sha256 }
  } catch (error) {
    await giveUpImport(actor, incidentId, importId)
    throw error
  }
}

type Pieces = AsyncIterator<Uint8Array>

async function takeBeginning(pieces: Pieces): Promise<{ bytes: Uint8Array; ended: boolean }> {
  const parts: Uint8Array[] = []
  for (let size = 0; size < beginningBytes;) {
    const piece = await pieces.next()
    if (piece.done) return { bytes: Buffer.concat(parts), ended: true }
    parts.push(piece.value)
    size += piece.value.length
  }
  return { bytes: Buffer.concat(parts), ended: false }
}

async function* all(first: Uint8Array, pieces: Pieces): AsyncGenerator<Uint8Array> {
  yield first
  for (let piece = await pieces.next(); !piece.done; piece = await pieces.next()) yield piece.value
}
