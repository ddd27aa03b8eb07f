import { tick } from '@/lib/commands/tick'
import type { SomeIncident, World } from './world'

/** What tests of the office of coordinator look at: who holds it, since which entry, who was told what, what is in the book. */
export function officeOf(w: World, incident: SomeIncident) {
  const rows = async <T>(sql: string, ...more: unknown[]) => (await w.sql.query(sql, [incident.id, ...more])).rows as T[]
  return {
    holder: async () => (await rows<{ seat: string }>('select coordinator_seat_id as seat from incident where id = $1'))[0]!.seat,
    terms: () => rows<{ from_seq: number; seat_id: string; how: string }>(
      'select from_seq, seat_id, how from coordinator_term where incident_id = $1 order by from_seq'),
    offers: () => rows<{ id: string; state: string; ended_reason: string | null }>('select * from hand_over where incident_id = $1 order by offered_at'),
    takeOvers: () => rows<{ id: string; state: string; wait_until: Date | null }>('select * from take_over where incident_id = $1 order by called_at'),
    deputies: async () => (await rows<{ seat_id: string }>('select seat_id from deputy where incident_id = $1 order by position')).map((row) => row.seat_id),
    offices: () => rows<{ office: string; seat_id: string }>('select office, seat_id from office where incident_id = $1 order by office, since'),
    told: async (seatId: string) =>
      (await rows<{ kind: string }>('select kind from notice where incident_id = $1 and seat_id = $2 order by created_at', seatId)).map((row) => row.kind),
    kinds: async () => (await w.entries(incident)).map((entry) => entry.kind),
    /** The newest entry's content. */
    newest: async () => JSON.parse((await w.entries(incident)).at(-1)!.content) as { says: string; about: Record<string, unknown> },
    count: async () => (await w.entries(incident)).length,
    /** What the worker does: writes what has become due. */
    settle: () => tick(incident.id),
  }
}
