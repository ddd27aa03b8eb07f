import { createHash } from 'node:crypto'
import type { Actor } from '@/lib/actor/actor'
import { fieldRefused } from '@/lib/commands/refused'
import { beginningBytes } from '@/lib/rules/time-line-import/begin'
import type { Mapping } from '@/lib/rules/time-line-import/mapping'
import type { Part } from '@/lib/rules/time-line-import/read-file'
import { pieceSize, reading, type FileReading } from './reading'
import { beginImport, finishImport, giveUpImport, keepPart, refuseStrangers } from './staging'

/** What is sent with a file. Without a mapping it is read as it is guessed. */
export type Asked = { name: string; mapping: Mapping | null; zone: string | null }
export type Received = { importId: string; readable: number; refused: number; sha256: string }

/** More than that in one go would hold the incident up for too long: such a file is cut in two. */
export const mostLines = 1_000_000

/**
 * Takes a file as it arrives, has it read in another thread, and keeps its lines beside the time line, some hundred at a time: the next piece
 * is taken when these are kept, so that no more than a few lie in memory. Refuses what can't be read at all, and too many files at once; each
 * line that can't be read is kept with its reason. When the sender goes away, nothing stays.
 */
export async function receiveFile(actor: Actor, incidentId: string, asked: Asked, body: AsyncIterable<Uint8Array>): Promise<Received> {
  await refuseStrangers(actor, incidentId)
  const pieces = body[Symbol.asyncIterator]()
  const begun = await takeBeginning(pieces)
  return reading(actor.id, async (file) => {
    const mapping = await file.begin({ ...begun, mapping: asked.mapping, zone: asked.zone })
    const importId = await beginImport(actor, incidentId, { ...asked, mapping })
    try {
      const { bytes, sha256, ...counts } = await keepAll({ actor, incidentId, importId }, file, all(begun.bytes, pieces))
      await finishImport(actor, incidentId, importId, { sha256, bytes })
      return { importId, ...counts, sha256 }
    } catch (error) {
      await giveUpImport(actor, incidentId, importId)
      throw error
    }
  })
}

type Where = { actor: Actor; incidentId: string; importId: string }

async function keepAll(where: Where, file: FileReading, pieces: AsyncIterable<Uint8Array>) {
  const hash = createHash('sha256')
  const done = { readable: 0, refused: 0, bytes: 0 }
  let number = 0
  const keep = async (parts: readonly Part[]) => {
    for (const part of parts) {
      done.readable += part.readable
      done.refused += part.refused
      if (done.readable + done.refused > mostLines) throw fieldRefused('file', 'The file has more than a million lines. Cut it in two.')
      number += 1
      await keepPart(where, number, part)
    }
  }
  for await (const piece of pieces) {
    hash.update(piece)
    done.bytes += piece.length
    await keep(await file.read(piece))
  }
  await keep(await file.end())
  return { ...done, sha256: hash.digest('hex') }
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
  yield* cut(first)
  for (let piece = await pieces.next(); !piece.done; piece = await pieces.next()) yield* cut(piece.value)
}

/** A piece in pieces that are read in one go. */
function* cut(piece: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < piece.length; at += pieceSize) yield piece.subarray(at, at + pieceSize)
}
