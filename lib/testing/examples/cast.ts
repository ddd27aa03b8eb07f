import type { Column } from '@/lib/rules/permission'
import type { Hands, SomeIncident, SomePerson } from '@/lib/testing/world'

/** Whom the list knows in one way or another, and who sees nothing by it (states 3): each must answer as an outsider does. */
export const ghosts = ['aware', 'proposed', 'declined', 'suspended', 'disabled', 'reset', 'window over'] as const
/** Others at hand: a second plain member, and somebody with an account who is on no list. */
export const extras = ['colleague', 'newcomer'] as const
export type Role = Exclude<Column, 'system'> | (typeof ghosts)[number] | (typeof extras)[number]

export type Cast = Record<Role, SomePerson>
export type Seats = Record<Role, string>

const names: Record<Role, string> = {
  coordinator: 'Mara Lindqvist', deputy: 'Theo Brandt', manager: 'Ines Okafor', member: 'Priya Raman', limited: 'Lena Partner',
  unacknowledged: 'Una Waiting', removed: 'Remy Gone', administrator: 'Ada Account', outsider: 'Olive Outside',
  aware: 'Ari Aware', proposed: 'Petra Proposed', declined: 'Dora Declined', suspended: 'Sven Suspended', disabled: 'Dan Disabled',
  reset: 'Rita Reset', 'window over': 'Wim Window', colleague: 'Colin Member', newcomer: 'Nora New',
}

/** One person for each column of the matrix and for each way of being known without access. */
export async function castOf(w: Hands): Promise<Cast> {
  const cast = {} as Cast
  for (const role of Object.keys(names) as Role[])
    cast[role] = await w.person(names[role], { administrator: role === 'administrator', ours: role !== 'limited' })
  await w.sql.query('update person set disabled_at = now() where id = $1', [cast.disabled.id])
  await w.sql.query('update person set trust = 2 where id = $1', [cast.reset.id])
  return cast
}

/** Puts the cast on an incident, each as their role says. Whose access ended by itself has that noted, so that nothing is due. */
export async function seatAll(w: Hands, incident: SomeIncident, cast: Cast): Promise<Seats> {
  const change = (id: string, columns: string) => w.sql.query(`update seat set ${columns} where id = $1`, [id])
  const seats = {
    coordinator: incident.seatId, administrator: '', outsider: '', newcomer: '',
    deputy: await w.seat(incident, cast.deputy, { deputy: 1 }),
    manager: await w.seat(incident, cast.manager, { office: 'manager' }),
    member: await w.seat(incident, cast.member),
    colleague: await w.seat(incident, cast.colleague),
    limited: await w.seat(incident, cast.limited, { sees: 'shared' }),
    unacknowledged: await w.seat(incident, cast.unacknowledged, { state: 'waiting' }),
    removed: await w.seat(incident, cast.removed, { state: 'removed' }),
    aware: await w.seat(incident, cast.aware, { state: 'aware' }),
    proposed: await w.seat(incident, cast.proposed, { state: 'proposed' }),
    declined: await w.seat(incident, cast.declined, { state: 'declined' }),
    suspended: await w.seat(incident, cast.suspended),
    disabled: await w.seat(incident, cast.disabled),
    reset: await w.seat(incident, cast.reset),
    'window over': await w.seat(incident, cast['window over']),
  }
  await change(seats.suspended, `suspended_at = now(), suspended_reason = 'Not reached.'`)
  await change(seats.disabled, 'lapse_noted_at = now()')
  await change(seats.reset, 'lapse_noted_at = now()')
  await change(seats['window over'], `access_until = now() - interval '1 hour', lapse_noted_at = now()`)
  return seats
}
