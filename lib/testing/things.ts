import { newId } from '@/lib/db/id'
import type { SomeIncident, World } from './world'

// Things of an incident, written as rows: the state that a test starts from. The coordinator is behind all of them.

async function insert({ sql }: World, table: string, row: Record<string, unknown>): Promise<string> {
  const all: Record<string, unknown> = { id: newId(), ...row }
  const names = Object.keys(all)
  await sql.query(`insert into ${table} (${names.join()}) values (${names.map((_, i) => `$${i + 1}`).join()})`, Object.values(all))
  return String(all.id)
}

export function someHost(w: World, incident: SomeIncident, name: string, state = 'confirmed'): Promise<string> {
  const at = new Date()
  return insert(w, 'host', {
    incident_id: incident.id, name, state, why: 'Odd sign-ins.', added_by_seat_id: incident.seatId, added_at: at, state_at: at,
  })
}

/** `number` has to be another one each time within an incident. */
export function someEvidence(
  w: World, incident: SomeIncident, number: number, more: { kind?: string; hostId?: string } = {},
): Promise<string> {
  const at = new Date()
  return insert(w, 'evidence', {
    incident_id: incident.id, number, title: 'Sign-ins', what: 'Lines of a log', kind: more.kind ?? 'list', host_id: more.hostId ?? null,
    taken_by: 'Mara Lindqvist', taken_how: 'Read', taken_where: 'Log relay', taken_at: at, holder_seat_id: incident.seatId,
    registered_by_seat_id: incident.seatId, registered_at: at,
  })
}

/** Puts a task of the plan into a state, with a sign-off of the coordinator. */
export async function someSigned(w: World, incident: SomeIncident, key: string, state: string, signature = 'in force'): Promise<void> {
  const { id } = await w.task(incident, key)
  const put = 'update task set state = $2, coordinator_seat_id = $3, started_at = muster.now() where id = $1'
  await w.sql.query(put, [id, state, incident.seatId])
  const at = new Date()
  await insert(w, 'signature', {
    incident_id: incident.id, task_id: id, purpose: 'sign-off', state: signature, content: '{}', fingerprint: 'f', seat_id: incident.seatId,
    person_id: incident.coordinator.id, office: 'member', at, how: 'authenticator app', plan_number: 1, rules_version: 1, state_at: at,
  })
}

export function someShare(w: World, incident: SomeIncident, seatId: string, noun: string, objectId: string): Promise<string> {
  return insert(w, 'share', { incident_id: incident.id, seat_id: seatId, noun, object_id: objectId, shared_at: new Date() })
}
