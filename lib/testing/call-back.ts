import type { SomePerson, World } from './world'

/** How far the account behind a seat is trusted now, as the page of whoever calls back shows it. */
export async function trustBehind({ sql }: Pick<World, 'sql'>, seatId: string): Promise<number> {
  const { rows } = await sql.query<{ trust: number }>('select p.trust from seat s join person p on p.id = s.person_id where s.id = $1', [seatId])
  return rows[0]?.trust ?? 0
}

/** Somebody reads the page, calls back and confirms who holds the account (SE-11). */
export async function callBack(w: World, who: SomePerson, seat: { incidentId: string; seatId: string }, more: object = {}) {
  const trust = await trustBehind(w, seat.seatId)
  return w.run(who, 'seat.confirmIdentity', { ...seat, trust, how: 'Asked for the agreed phrase.', number: 'The one on the card.', ...more })
}
