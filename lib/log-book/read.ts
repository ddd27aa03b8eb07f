import type { At } from '@/lib/db/as'
import { besides, type SignatureRow, type TermRow } from './besides'
import type { BookHead, BookRow, BookVerdict } from './book'
import { verifyBook } from './verify'

/** As many entries as are in memory at a time. One that signs a long list can be half a megabyte. */
const pageSize = 250

/**
 * Checks the log book of an incident, read in the actor's snapshot a page at a time (L3); with the terms of its coordinators and its
 * signatures. For somebody who sees the incident whole.
 */
export async function checkBook({ tx }: Pick<At, 'tx'>, incidentId: string): Promise<BookVerdict> {
  const [head] = await tx.$queryRaw<BookHead[]>`
    select head_seq as seq, head_hash as hash, (extract(epoch from head_recorded_at) * 1000000)::bigint as "recordedUs"
    from incident where id = ${incidentId}::uuid`
  const terms = await tx.$queryRaw<TermRow[]>`
    select from_seq as seq, seat_id as "seatId", how from coordinator_term where incident_id = ${incidentId}::uuid order by from_seq`
  const signatures = await tx.$queryRaw<SignatureRow[]>`
    select id, task_id as "taskId", purpose, seat_id as "seatId", person_id as "personId", at, how, fingerprint, office,
      same_hand as "sameHand",
      encode(sha256(convert_to(content, 'UTF8')), 'hex') as "contentSha256"
    from signature where incident_id = ${incidentId}::uuid`
  const pages = inPages((after) => tx.$queryRaw<BookRow[]>`
    select seq, (extract(epoch from recorded_at) * 1000000)::bigint as "recordedUs", actor_id as "actorId", seat_id as "seatId", kind,
      task_id as "taskId", content, salt, leaf, prev, hash
    from log_entry where incident_id = ${incidentId}::uuid and seq > ${after}::int order by seq limit ${pageSize}::int`)
  return verifyBook({ incidentId, head: head!, pages, besides: besides(terms, signatures) })
}

/** Up to here a book is checked with every look; a longer one when somebody asks: a look would cost more with each act of anybody's. */
export const checkedAlways = 1000

/** Checks the organisation's own log book: accounts, settings, plans. */
export async function checkOrganisationBook({ tx }: Pick<At, 'tx'>): Promise<BookVerdict> {
  const [head] = await tx.$queryRaw<BookHead[]>`
    select head_seq as seq, head_hash as hash, (extract(epoch from head_recorded_at) * 1000000)::bigint as "recordedUs" from organisation`
  const pages = inPages((after) => tx.$queryRaw<BookRow[]>`
    select seq, (extract(epoch from recorded_at) * 1000000)::bigint as "recordedUs", actor_id as "actorId", kind, content, salt, leaf, prev, hash
    from organisation_entry where seq > ${after}::int order by seq limit ${pageSize}::int`)
  return verifyBook({ incidentId: null, head: head!, pages })
}

/** Pages of a book by the number of the last entry before, until one is not full. */
async function* inPages(read: (after: number) => Promise<BookRow[]>): AsyncGenerator<BookRow[]> {
  for (let after = -2_147_483_648; ;) {
    const page = await read(after)
    if (page.length > 0) yield page
    if (page.length < pageSize) return
    after = page.at(-1)!.seq
  }
}
