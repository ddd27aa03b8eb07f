import { newId } from '@/lib/db/id'
import { ended, phases, type Column, type Phase } from '@/lib/rules/permission'
import { castOf, seatAll, type Cast, type Role, type Seats } from '@/lib/testing/examples/cast'
import { remember } from '@/lib/testing/put-back'
import { world, type Hands, type SomeIncident, type SomePerson } from '@/lib/testing/world'

export type Row = Record<string, string | number | boolean | Date | null>

/** One incident with its people, and the column of the matrix that is looked at: what an example is arranged in. */
export type Scene = Hands & {
  phase: Phase
  column: Column
  /** The person of the column; for `system` the coordinator, who then only names the scene. */
  actor: SomePerson
  seatId: string
  incident: SomeIncident
  cast: Cast
  seats: Seats
  /** Another incident that all of the cast are on, too. */
  elsewhere: Place
  /** Writes a row of this incident, and returns its id. */
  insert: (table: string, row: Row) => Promise<string>
  update: (table: string, id: string, row: Row) => Promise<void>
  remove: (table: string, where: Row) => Promise<void>
  /** The first row of this incident that fits. */
  find: (table: string, where: Row) => Promise<{ id: string } & Record<string, unknown>>
  /** Shares a thing with the limited seat, if it is the limited column's turn. */
  share: (noun: string, objectId: string) => Promise<void>
  enter: (phase: Phase) => Promise<void>
}

/** An incident and who sits on it. */
export type Place = { incident: SomeIncident; seats: Seats }
/** The incidents of a world, by the phase that each is for. */
type Places = Record<Phase, Place>
/** A seeded world that tests play in, one after the other: an incident for each phase, all with the same cast. */
export type Played = { hands: Hands; scene: (column: Column, phase: Phase) => Scene }
/** `again`: puts it back as it was before the first of them. */
export type Stage = { played: Played; again: () => Promise<void>; end: () => Promise<void> }

export async function stage(): Promise<Stage> {
  const w = await world()
  const cast = await castOf(w)
  const incidents: Partial<Places> = {}
  for (const phase of phases) {
    const incident = await w.open(cast.coordinator, { codeName: `Copper Heron ${phase}` })
    incidents[phase] = { incident, seats: await seatAll(w, incident, cast) }
  }
  const set = incidents as Places
  return { played: { hands: w, scene: (column, phase) => sceneOf(w, cast, set, column, phase) }, again: await remember(w.sql), end: w.end }
}

function sceneOf(w: Hands, cast: Cast, places: Places, column: Column, phase: Phase): Scene {
  const elsewhere = places[phases[(phases.indexOf(phase) + 1) % phases.length]!]
  return { ...sceneIn(w, cast, places[phase], column), phase, elsewhere }
}

/** What an example is arranged in: one column of the matrix in one incident. */
export function sceneIn(w: Hands, cast: Cast, place: Place, column: Column): Scene {
  const { incident, seats } = place
  const role: Role = column === 'system' ? 'coordinator' : column
  const where = (row: Row) => [
    'incident_id = $1', ...Object.keys(row).map((name, i) => `${name} is not distinct from $${i + 2}`)
  ].join(' and ')
  const insert = async (table: string, row: Row) => {
    const all: Row = { id: newId(), incident_id: incident.id, ...row }
    const names = Object.keys(all)
    await w.sql.query(
      `insert into ${table} (${names.join(', ')}) values (${names.map((_, i) => `$${i + 1}`).join(', ')})`, Object.values(all)
    )
    return String(all.id)
  }
  const update = async (table: string, id: string, row: Row) => {
    const changes = Object.keys(row).map((name, i) => `${name} = $${i + 2}`).join(', ')
    await w.sql.query(`update ${table} set ${changes} where id = $1`, [id, ...Object.values(row)])
  }
  return {
    ...w, phase: 'starting', column, cast, seats, incident, actor: { ...cast[role] }, seatId: seats[role], elsewhere: place,
    insert, update,
    remove: async (table, row) => {
      await w.sql.query(`delete from ${table} where ${where(row)}`, [incident.id, ...Object.values(row)])
    },
    find: async (table, row) => {
      const found = await w.sql.query(`select * from ${table} where ${where(row)} limit 1`, [incident.id, ...Object.values(row)])
      if (!found.rows[0]) throw new Error(`no ${table} with ${JSON.stringify(row)}`)
      return found.rows[0]
    },
    share: async (noun, objectId) => {
      if (column === 'limited') await insert('share', { seat_id: seats.limited, noun, object_id: objectId, shared_at: new Date() })
    },
    enter: async (next) => {
      const over = ended.some((phase) => phase === next)
      await update('incident', incident.id, {
        phase: next, ended_at: over ? new Date() : null, ended_as: over ? 'not an incident' : null,
        ended_reason: over ? 'Found to be a test.' : null,
      })
    },
  }
}
