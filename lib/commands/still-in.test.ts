import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/actor/actor'
import { digest } from '@/lib/actor/secret'
import { bearer, newApiToken } from '@/lib/actor/token'
import { lockSession } from '@/lib/db/housekeeping'
import { newId } from '@/lib/db/id'
import { actorOf, signedIn } from '@/lib/testing/account'
import { holdRow, triedInVain } from '@/lib/testing/held'
import { refusal, world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'

// attack 9: a command waits for its lock; meanwhile its sender's way in closes. It has to be judged by what is so when it is carried out.

let w: World
let tomas: SomePerson
let helen: SomePerson
beforeAll(async () => {
  w = await world()
  helen = await w.person('Helen Second', { administrator: true })
})
afterAll(() => w.end())
beforeEach(async () => {
  tomas = await w.person('Tomas Berg', { administrator: true })
})

/** Sends `act` while somebody else holds the row, lets `meanwhile` happen, gives the row back, and says how `act` was answered. */
async function afterWaiting<Who extends Actor>(by: Who, act: (by: Who) => Promise<unknown>, meanwhile: () => Promise<unknown>, incidentId?: string) {
  const hold = await holdRow(w, incidentId)
  let answer: ReturnType<typeof refusal> | undefined
  await triedInVain(by, () => void (answer = refusal(act(by))))
  await meanwhile()
  await hold.giveBack()
  return answer!
}

const zone = (actor: Actor) => w.run(actor, 'zone.change', { zone: 'Europe/Prague' })
const name = (actor: Actor) => w.run(actor, 'setting.change', { name: 'Renamed', takeOverWaitMinutes: 15, idleLockMinutes: 15, silenceHours: 12 })

describe('attack 9: rights are those of the moment when a command of the organisation is carried out', () => {
  test('a disabled account’s command is not', async () => {
    const answer = await afterWaiting(tomas, zone, () => w.sql.query('update person set disabled_at = now() where id = $1', [tomas.id]))
    expect(answer).toMatchObject({ code: 'unauthenticated' })
  })

  test('nor that of an administrator who is none any more', async () => {
    const answer = await afterWaiting(tomas, name, () => w.sql.query('update person set administrator = false where id = $1', [tomas.id]))
    expect(answer).toMatchObject({ code: 'forbidden' })
  })

  test('helen disables tomas, tomas’s own command right behind it does nothing', async () => {
    const hold = await holdRow(w)
    let first: ReturnType<typeof refusal> | undefined
    let second: ReturnType<typeof refusal> | undefined
    // Twice: she is the first in the queue. And twice more, so that he stands in it, too.
    await triedInVain(helen, () => void (first = refusal(w.sign(helen, 'account.disable', { personId: tomas.id, reason: 'Gone.' }))), 2)
    await triedInVain(tomas, () => void (second = refusal(name(tomas))))
    await triedInVain(helen, () => {}, 2)
    await hold.giveBack()
    expect(await first).toBe('done')
    expect(await second).toMatchObject({ code: 'unauthenticated' })
  })

  test('whoever became an administrator while waiting is none yet: they asked as someone else', async () => {
    const nadia = await w.person('Nadia Rahmani')
    const answer = await afterWaiting(nadia, name, () => w.sql.query('update person set administrator = true where id = $1', [nadia.id]))
    expect(answer).toMatchObject({ code: 'forbidden' })
  })
})

describe('attack 9: nor is it carried out for a session or a token that has ended', () => {
  const endings: [string, (sessionId: string) => Promise<unknown>][] = [
    ['signed out', (id) => w.sql.query('update session set revoked_at = now() where id = $1', [id])],
    ['expired', (id) => w.sql.query(`update session set expires_at = now() - interval '1 s' where id = $1`, [id])],
    ['screen locked', (id) => lockSession(id)],
    ['left alone', (id) => w.sql.query(`update session set last_active_at = now() - interval '3 hours' where id = $1`, [id])],
  ]
  test.each(endings)('%s', async (_what, end) => {
    const { actor, sessionId } = await actorOf(await signedIn(w, tomas))
    expect(await afterWaiting(actor, zone, () => end(sessionId))).toMatchObject({ code: 'unauthenticated' })
  })

  test('a token that was revoked', async () => {
    const token = newApiToken()
    const id = newId()
    await w.sql.query(`insert into api_token (id, person_id, label, token_hash, created_at, expires_at) values ($1, $2, 'x', $3, now(), now() + interval '1 day')`,
      [id, tomas.id, digest(token)])
    const actor = (await bearer(new Request('http://localhost/', { headers: { authorization: `Bearer ${token}` } })))!
    expect(await afterWaiting(actor, zone, () => w.sql.query('update api_token set revoked_at = now() where id = $1', [id])))
      .toMatchObject({ code: 'unauthenticated' })
    expect(await refusal(zone(actor))).toMatchObject({ code: 'unauthenticated' })
  })
})

describe('attack 9: in an incident, too', () => {
  let mara: SomePerson
  let incident: SomeIncident
  const note = (actor: Actor) => w.run(actor, 'logBook.note', { incidentId: incident.id, kind: 'observation', at: '2026-11-29T20:00:00Z', text: 'The light is on.', call: null })
  beforeEach(async () => {
    mara = await w.person('Mara Lindqvist')
    incident = await w.open(mara)
  })

  test('a session that ended while its command waited', async () => {
    const { actor, sessionId } = await actorOf(await signedIn(w, mara))
    const before = (await w.entries(incident)).length
    const answer = await afterWaiting(actor, note, () => w.sql.query('update session set revoked_at = now() where id = $1', [sessionId]), incident.id)
    expect(answer).toMatchObject({ code: 'unauthenticated' })
    expect(await w.entries(incident)).toHaveLength(before)
  })

  test('one that goes on is carried out once the row is free', async () => {
    const { actor } = await actorOf(await signedIn(w, mara))
    expect(await afterWaiting(actor, note, async () => {}, incident.id)).toBe('done')
  })
})
