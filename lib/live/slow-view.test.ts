import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { digest } from '@/lib/actor/secret'
import { newId } from '@/lib/db/id'
import { world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'
import { follow } from './hub'
import type { LiveEvent } from './listener'

// What is shared with a limited seat takes for ever to read here.
const looks = vi.hoisted(() => ({ begun: 0 }))
vi.mock('./limited-view', () => ({
  limitedView: () => {
    looks.begun++
    return new Promise<string>(() => {})
  },
}))

let w: World
let incident: SomeIncident
let streams: (() => void)[] = []
beforeAll(async () => { w = await world() })
afterEach(() => {
  for (const end of streams) end()
  streams = []
})
afterAll(() => w.end())

async function listen(who: SomePerson): Promise<LiveEvent[]> {
  const session = newId()
  await w.sql.query(
    `insert into session (id, token_hash, person_id, expires_at, created_at, last_active_at, second_factor_at)
     values ($1, $2, $3, muster.now() + interval '9 hours', muster.now(), muster.now(), muster.now())`, [session, digest(session), who.id])
  const told: LiveEvent[] = []
  streams.push(follow({ actor: who, ticket: { session }, since: new Date(Date.now() + 60_000), tell: (event) => void told.push(event) }))
  return told
}

test('attack 2/6: a limited seat whose things take long to read holds up nobody else’s stream', async () => {
  const [mara, priya, lena] = [await w.person('Mara Lindqvist'), await w.person('Priya Raman'), await w.person('Lena Limited', { ours: false })]
  incident = await w.open(mara)
  const priyaSeat = await w.seat(incident, priya)
  await w.seat(incident, lena, { sees: 'shared' })
  for (let nth = 0; nth < 5; nth++) await listen(lena)
  const told = await listen(priya)
  await vi.waitFor(() => expect(looks.begun).toBe(5), { timeout: 20_000 })
  await w.run(mara, 'logBook.note', { incidentId: incident.id, kind: 'observation', at: new Date().toISOString(), text: 'Seen.', call: null })
  await vi.waitFor(() => expect(told.length).toBe(1), { timeout: 10_000 })
  await w.run(mara, 'seat.remove', { incidentId: incident.id, seatId: priyaSeat, reason: 'Not needed.' })
  await vi.waitFor(() => expect(told.length).toBe(2), { timeout: 10_000 })
  // A look that has not ended yet is not begun again.
  expect(looks.begun).toBe(5)
}, 60_000)
