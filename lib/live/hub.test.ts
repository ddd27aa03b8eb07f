import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { GET as stream } from '@/app/api/v1/stream/route'
import { digest } from '@/lib/actor/secret'
import { newId } from '@/lib/db/id'
import { tokenFor } from '@/lib/testing/calls'
import { world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'
import { follow } from './hub'
import type { LiveEvent } from './listener'

let w: World
let mara: SomePerson
let priya: SomePerson
let lena: SomePerson
let olive: SomePerson
let incident: SomeIncident
let priyaSeat: string
let lenaSeat: string
let streams: (() => void)[] = []

beforeAll(async () => { w = await world() })
afterAll(() => w.end())
beforeEach(async () => {
  mara = await w.person('Mara Lindqvist')
  priya = await w.person('Priya Raman')
  lena = await w.person('Lena Limited', { ours: false })
  olive = await w.person('Olive Outside')
  incident = await w.open(mara)
  priyaSeat = await w.seat(incident, priya)
  lenaSeat = await w.seat(incident, lena, { sees: 'shared' })
})
afterEach(() => {
  for (const end of streams) end()
  streams = []
})

/** Opens a stream as somebody with a session. It listens from the next look on: `settled`. */
async function listen(who: SomePerson) {
  const session = newId()
  await w.sql.query(
    `insert into session (id, token_hash, person_id, expires_at, created_at, last_active_at, second_factor_at)
     values ($1, $2, $3, muster.now() + interval '9 hours', muster.now(), muster.now(), muster.now())`, [session, digest(session), who.id])
  const told: LiveEvent[] = []
  streams.push(follow({ actor: who, ticket: { session }, since: new Date(Date.now() + 60_000), tell: (event) => void told.push(event) }))
  return { told, session }
}
const changed = (id = incident.id): LiveEvent => ({ kind: 'changed', incidentId: id })
const write = (text: string) => w.run(mara, 'timeLine.add', {
  incidentId: incident.id, happened: { kind: 'unknown', start: null, end: null, zone: 'UTC' }, writtenAs: '', foundAt: null, text, source: '',
  hostIds: [], accounts: '', evidenceIds: [], taskId: null, audience: 'team',
})
/** Two looks of the hub: what would be told has been. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 2_300))

describe('the live stream', () => {
  test('a full seat hears of a change as soon as it is committed; an outsider hears nothing', async () => {
    const [full, outside] = [await listen(priya), await listen(olive)]
    await settled()
    await write('seen')
    await vi.waitFor(() => expect(full.told).toEqual([changed()]), { interval: 2, timeout: 5_000 })
    await settled()
    expect(outside.told).toEqual([])
    expect(full.told).toEqual([changed()])
    // Of a few the quickest is far below the second that the watch would take by itself: it was told, not found.
    const took: number[] = []
    for (const text of ['a', 'b', 'c', 'd', 'e']) {
      full.told.length = 0
      await write(text)
      const began = performance.now()
      await vi.waitFor(() => expect(full.told).toEqual([changed()]), { interval: 2, timeout: 5_000 })
      took.push(performance.now() - began)
    }
    expect(Math.min(...took)).toBeLessThan(500)
  })
  test('N8: a limited seat hears only of what is shared with it', async () => {
    const task = await w.task(incident, 'log-copy')
    await w.run(mara, 'task.assign', { incidentId: incident.id, taskId: task.id, seatId: lenaSeat, cover: [] })
    const limited = await listen(lena)
    await settled()
    limited.told.length = 0
    await write('not hers')
    await w.run(mara, 'task.assign', { incidentId: incident.id, taskId: (await w.task(incident, 'raise-logging')).id, seatId: priyaSeat, cover: [] })
    await settled()
    expect(limited.told).toEqual([])
    await w.run(mara, 'task.remark', { incidentId: incident.id, taskId: task.id, text: 'Begin with app1.' })
    await vi.waitFor(() => expect(limited.told).toEqual([changed()]), { timeout: 5_000 })
  })
  test('promise 4: who is removed is told once that the page has changed, within 2 s, and hears nothing from then on', async () => {
    const removed = await listen(priya)
    await settled()
    await w.run(mara, 'seat.remove', { incidentId: incident.id, seatId: priyaSeat, reason: 'Her part is done.' })
    await vi.waitFor(() => expect(removed.told).toEqual([changed()]), { timeout: 2_000 })
    await write('after')
    await settled()
    expect(removed.told).toEqual([changed()])
  })
  test('who is brought in hears of it; of what goes on inside only after the rules are acknowledged (R2)', async () => {
    const soon = await listen(olive)
    await settled()
    await w.seat(incident, olive, { state: 'waiting' })
    await w.sql.query('update seat set trust = (select trust from person where id = $1) where person_id = $1', [olive.id])
    await vi.waitFor(() => expect(soon.told).toEqual([changed()]), { timeout: 2_000 })
    await write('before the rules')
    await settled()
    expect(soon.told).toEqual([changed()])
  })
  test.each([
    ['the session is ended', (session: string) => w.sql.query('update session set revoked_at = muster.now() where id = $1', [session])],
    ['the screen is locked', (session: string) => w.sql.query('update session set locked_at = muster.now() where id = $1', [session])],
    ['it was idle for too long', (session: string) => w.sql.query(`update session set last_active_at = last_active_at - interval '1 day' where id = $1`, [session])],
    ['the account is disabled', (session: string) => w.sql.query(
      'update person set disabled_at = muster.now() where id = (select person_id from session where id = $1)', [session])],
  ])('promise 4: the stream ends within 2 s when %s', async (_, end) => {
    const { told, session } = await listen(priya)
    await settled()
    expect(told).toEqual([])
    await end(session)
    await vi.waitFor(() => expect(told).toEqual([{ kind: 'ended' }]), { timeout: 2_000 })
    await write('after')
    await settled()
    expect(told).toEqual([{ kind: 'ended' }])
  })
  test('promise 4: a program’s stream ends within 2 s when its token is revoked', async () => {
    const token = await tokenFor(w, priya.id)
    // Of what was written before, such as the opening, nothing is told.
    const since = new Date(Date.now() + 60_000).toISOString()
    const answer = await stream(new Request(`http://localhost/api/v1/stream?since=${since}`, { headers: { authorization: `Bearer ${token}` } }),
      { params: Promise.resolve({}) })
    const reader = answer.body!.getReader()
    const next = async () => new TextDecoder().decode((await reader.read()).value)
    expect(await next()).toBe('retry: 1000\n\n')
    await settled()
    await write('heard')
    expect(await next()).toBe(`event: changed\ndata: ${incident.id}\n\n`)
    const revoked = performance.now()
    await w.sql.query('update api_token set revoked_at = muster.now() where token_hash = $1', [digest(token)])
    expect(await next()).toBe('event: ended\ndata: ended\n\n')
    expect((await reader.read()).done).toBe(true)
    expect(performance.now() - revoked).toBeLessThan(2_000)
  })
  test('W3: no stream without a token', async () => {
    const answer = await stream(new Request('http://localhost/api/v1/stream'), { params: Promise.resolve({}) })
    expect(answer.status).toBe(401)
  })
  test('what changed after the page was made is told at once; what was there before is not', async () => {
    const session = await listen(priya)
    await settled()
    expect(session.told).toEqual([])
    const told: LiveEvent[] = []
    const id = (await w.sql.query('select id from session where person_id = $1 limit 1', [priya.id])).rows[0].id
    streams.push(follow({ actor: priya, ticket: { session: id }, since: new Date(Date.now() - 60_000), tell: (event) => void told.push(event) }))
    await vi.waitFor(() => expect(told).toEqual([changed()]), { timeout: 5_000 })
  })
  test('the line to the database breaks and is made anew: whoever listens looks again', async () => {
    const full = await listen(priya)
    await settled()
    await w.sql.query(`select pg_terminate_backend(pid) from pg_stat_activity where query ilike 'listen muster_changed' and datname = current_database()`)
    await vi.waitFor(() => expect(full.told.length).toBeGreaterThan(0), { timeout: 5_000 })
    full.told.length = 0
    await write('heard again')
    await vi.waitFor(() => expect(full.told).toContainEqual(changed()), { timeout: 2_000 })
  })
})
