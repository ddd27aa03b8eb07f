import { createHmac } from 'node:crypto'
import { z } from 'zod'
import { keyFor } from '@/lib/actor/secret'
import type { Writing } from '@/lib/db/as'
import { incidentFacts } from '@/lib/facts/incident'
import { canonical, type Json } from '@/lib/log-book/hash'
import type { Done } from './command'
import { Refused, missing } from './refused'

type Keyed = { key: string; command: string; inputHash: string }

const answer = z.object({ says: z.string(), answer: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])) })

/** Whether a repeated key came with the same input. Keyed: an input may hold a password, which a bare hash would give to guessing. */
export const inputHash = (command: string, input: Json): string =>
  createHmac('sha256', keyFor('idempotency')).update(canonical({ command, input })).digest('hex')

/**
 * Waits until nobody else carries out what was sent with this key. An opening holds no row that others wait for: sent twice at once, the
 * second one finds the answer to the first.
 */
export async function holdKey({ tx, actor }: Writing, { key }: Keyed): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`${actor.id} ${key}`}, 0))`
}

/**
 * The first answer to this key, if there was one. The same key with another input is refused. Of an incident that the actor may not know of
 * any more nothing is said, not even that there was an answer (N3).
 */
export async function answered(at: Writing, keyed: Keyed): Promise<Done | null> {
  const { tx, actor } = at
  const [row] = await tx.$queryRaw<{ command: string; inputHash: string; incidentId: string | null; answer: string }[]>`
    select command, input_hash as "inputHash", about_incident_id as "incidentId", answer from idempotency
    where actor_id = ${actor.id}::uuid and key = ${keyed.key}`
  if (!row) return null
  if (row.incidentId && !(await incidentFacts(at, row.incidentId))) throw missing()
  if (row.command !== keyed.command || row.inputHash !== keyed.inputHash)
    throw new Refused('state', 'This was already sent with different contents. Reload the page and send it again.')
  return { command: keyed.command as Done['command'], ...answer.parse(JSON.parse(row.answer)) }
}

export async function remember({ tx, actor, now }: Writing, keyed: Keyed, incidentId: string | null, done: Done): Promise<void> {
  const text = JSON.stringify({ says: done.says, answer: done.answer })
  await tx.$executeRaw`
    insert into idempotency (actor_id, key, command, input_hash, about_incident_id, answer, created_at)
    values (${actor.id}::uuid, ${keyed.key}, ${keyed.command}, ${keyed.inputHash}, ${incidentId}::uuid, ${text}, ${now})`
}
