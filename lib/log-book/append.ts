import type { Actor } from '@/lib/actor/actor'
import type { Tx } from '@/lib/db/client'
import { canonical, entryHash, leafOf, newSalt, type Json } from './hash'

/** What a command says of what it did: `kind` in the past tense (`task.assigned`), `says` as a sentence without its subject. */
export type Entry = { kind: string; says: string; about?: { readonly [key: string]: Json | undefined }; taskId?: string }

/** The last entry of a log book. */
export type Head = { seq: number; hash: string; recordedAt: Date }

type Writer = { tx: Tx; actor: Actor; now: Date; seatId: string | null; office: string }

/** The book of an incident could not be written: then nothing is done there, also nothing that is due (L1). `code`: the database's. */
export class BookFault extends Error {
  readonly code: string
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : 'the logbook could not be written', { cause })
    this.name = 'BookFault'
    this.code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  }
}

/** The head of an incident's book; it stands still while the incident's row is held. */
export async function headOf({ tx }: Pick<Writer, 'tx'>, incidentId: string): Promise<Head> {
  const row = await tx.incident.findUniqueOrThrow({
    where: { id: incidentId }, select: { headSeq: true, headHash: true, headRecordedAt: true },
  })
  return { seq: row.headSeq, hash: row.headHash, recordedAt: row.headRecordedAt }
}

/**
 * Adds an entry to an incident's log book: the only writer (L1). The incident's row is locked by the caller, who read its head after that.
 * Returns the entry's number. What stands in a column stands in the content, too: a trigger refuses an entry whose columns say something
 * else, or that does not follow the head.
 */
export async function append({ tx, actor, now, seatId, office }: Writer, incidentId: string, entry: Entry, head: Head): Promise<number> {
  const seq = head.seq + 1
  // The clock may jump back; the book does not.
  const recordedAt = now > head.recordedAt ? now : head.recordedAt
  const sealed = seal(head.hash, seq, {
    incident: incidentId, seq, recordedAt: recordedAt.toISOString(), actor: { id: actor.id, name: actor.name, office, via: actor.via },
    seat: seatId, task: entry.taskId ?? null, kind: entry.kind, says: entry.says, about: entry.about ?? {},
  })
  // Nothing is returned: a limited seat writes an entry that it may not read.
  const { content, salt, leaf, prev, hash } = sealed
  await tx.$executeRaw`
    insert into log_entry (incident_id, seq, recorded_at, actor_id, seat_id, kind, task_id, content, salt, leaf, prev, hash)
    values (${incidentId}::uuid, ${seq}, ${recordedAt}, ${actor.id}::uuid, ${seatId}::uuid, ${entry.kind}, ${entry.taskId ?? null}::uuid, ${content},
      ${salt}, ${leaf}, ${prev}, ${hash})`.catch((fault: unknown) => { throw new BookFault(fault) })
  return seq
}

/** Adds an entry to the organisation's own log book: accounts, settings, plans. Never anything of an incident (N3). */
export async function appendToOrganisation({ tx, actor, now }: Omit<Writer, 'seatId' | 'office'>, entry: Entry): Promise<number> {
  const head = await tx.organisation.findUniqueOrThrow({ where: { id: 1 } })
  const seq = head.headSeq + 1
  const recordedAt = now > head.headRecordedAt ? now : head.headRecordedAt
  const sealed = seal(head.headHash, seq, {
    seq, recordedAt: recordedAt.toISOString(), actor: { id: actor.id, name: actor.name, via: actor.via },
    kind: entry.kind, says: entry.says, about: entry.about ?? {},
  })
  await tx.organisationEntry.createMany({ data: [{ recordedAt, actorId: actor.id, kind: entry.kind, ...sealed }] })
  return seq
}

function seal(prev: string, seq: number, value: Json) {
  const content = canonical(value)
  const salt = newSalt()
  const leaf = leafOf(salt, content)
  return { seq, content, salt, leaf, prev, hash: entryHash(prev, seq, leaf) }
}
