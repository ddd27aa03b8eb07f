import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lockSession, touchSession } from '@/lib/db/housekeeping'
import { actorOf, givePassword, nextCode, signedIn } from '@/lib/testing/account'
import { world, type SomePerson, type World } from '@/lib/testing/world'
import { newRecoveryCodes, recoveryHash } from './recovery'
import { passSecondFactor as passFrom, unlock } from './second-step'
import { beginSession, visitorOf } from './session'

let w: World
let mara: SomePerson
beforeAll(async () => {
  w = await world()
  mara = await w.person('Mara Lindqvist')
  await givePassword(w, mara, 'Kettle-Orbit 7 Fjord')
})
afterAll(() => w.end())

const passed = { token: expect.any(String) as string, browser: expect.any(String) as string }
const opened = { token: expect.any(String) as string }
const passSecondFactor = (step: Parameters<typeof passFrom>[0], code: string) => passFrom(step, code, { address: 'here', browser: undefined })

const half = async (person = mara) => {
  const token = await beginSession(person.id, '')
  const found = await visitorOf(token)
  if (found.kind !== 'half') throw new Error(found.kind)
  return { token, ...found }
}

describe('W1: the second factor comes before anything is shown', () => {
  test('a password alone opens a session that is nobody’s actor', async () => {
    expect((await half()).needs).toBe('second factor')
  })

  test('without an authenticator app the next step is to add one', async () => {
    const newcomer = await w.person('New Comer')
    await w.sql.query('update credential set totp_secret = null, totp_confirmed_at = null where person_id = $1', [newcomer.id])
    expect((await half(newcomer)).needs).toBe('enrolment')
  })

  test('with the code the session is the person', async () => {
    const { actor } = await actorOf(await signedIn(w, mara))
    expect(actor).toMatchObject({ id: mara.id, name: mara.name, via: 'session', administrator: false, ours: true })
  })

  test('a password alone keeps some twenty half sessions, whatever is done with it; whole ones stay', async () => {
    const person = await w.person('Twenty Times')
    await givePassword(w, person, 'Kettle-Orbit 7 Fjord')
    const whole = await signedIn(w, person)
    const tokens: string[] = []
    for (let turn = 0; turn < 25; turn++) tokens.push((await half(person)).token)
    const count = await w.sql.query('select count(*)::int from session where person_id = $1 and second_factor_at is null', [person.id])
    expect(count.rows).toEqual([{ count: 20 }])
    expect((await visitorOf(tokens.at(-20))).kind).toBe('half')
    expect((await visitorOf(tokens[0])).kind).toBe('nobody')
    expect((await visitorOf(whole)).kind).toBe('actor')
  })

  test('a code counts once, also in another session', async () => {
    const [first, second] = [await half(), await half()]
    const code = await nextCode(w, mara)
    expect(await passSecondFactor(first, code)).toEqual(passed)
    expect(await passSecondFactor(second, code)).toBe('used')
    expect((await visitorOf(second.token)).kind).toBe('half')
  })

  test('of two equal codes sent at once one counts', async () => {
    const sessions = await Promise.all([half(), half(), half()])
    const code = await nextCode(w, mara)
    const verdicts = await Promise.all(sessions.map((session) => passSecondFactor(session, code)))
    expect(verdicts.filter((verdict) => verdict !== 'used')).toEqual([passed])
  })

  test('the code of a minute ago is too old', async () => {
    const session = await half()
    const code = await nextCode(w, mara)
    await w.advance(1.5)
    expect(await passSecondFactor(session, code)).toBe('wrong')
  })

  test('a recovery code does it once', async () => {
    const [code] = newRecoveryCodes() as [string]
    await w.sql.query('insert into recovery_code (id, person_id, code_hash) values (gen_random_uuid(), $1, $2)', [mara.id, recoveryHash(mara.id, code)])
    expect(await passSecondFactor(await half(), code.toUpperCase().replaceAll('-', ' '))).toEqual(passed)
    expect(await passSecondFactor(await half(), code)).toBe('wrong')
  })

  test('of a recovery code sent twice at once one counts', async () => {
    const [code] = newRecoveryCodes() as [string]
    await w.sql.query('insert into recovery_code (id, person_id, code_hash) values (gen_random_uuid(), $1, $2)', [mara.id, recoveryHash(mara.id, code)])
    const sessions = await Promise.all([half(), half(), half()])
    const answers = await Promise.all(sessions.map((session) => passSecondFactor(session, code)))
    expect(answers.filter((answer) => answer !== 'wrong')).toEqual([passed])
  })

  test('someone else’s recovery code does nothing', async () => {
    const daniel = await w.person('Daniel Osei')
    const [code] = newRecoveryCodes() as [string]
    await w.sql.query('insert into recovery_code (id, person_id, code_hash) values (gen_random_uuid(), $1, $2)', [daniel.id, recoveryHash(daniel.id, code)])
    expect(await passSecondFactor(await half(), code)).toBe('wrong')
  })

  test('wrong codes make the next try wait, longer each time; a right one ends that', async () => {
    const guesser = await w.person('Gus Guess')
    const session = await half(guesser)
    for (let i = 0; i < 5; i++) expect(await passSecondFactor(session, 'no-such-code')).toBe('wrong')
    expect(await passSecondFactor(session, 'no-such-code')).toBe('throttled')
    await w.advance(1 / 30)
    expect(await passSecondFactor(session, 'no-such-code')).toBe('wrong')
    await w.advance(1 / 60)
    expect(await passSecondFactor(session, await nextCode(w, guesser))).toEqual(passed)
    expect(await passSecondFactor(await half(guesser), 'no-such-code')).toBe('wrong')
  })
})

describe('W4: a screen left alone locks', () => {
  test('idle longer than the setting: locked, without anyone having to notice', async () => {
    const token = await signedIn(w, mara)
    await w.advance(14)
    expect((await visitorOf(token)).kind).toBe('actor')
    await w.advance(2)
    expect((await visitorOf(token)).kind).toBe('locked')
  })

  test('activity keeps it open, but wakes no screen that is locked', async () => {
    const token = await signedIn(w, mara)
    const { sessionId } = await actorOf(token)
    await w.advance(10)
    await touchSession(sessionId)
    await w.advance(10)
    expect((await visitorOf(token)).kind).toBe('actor')
    await w.advance(6)
    await touchSession(sessionId)
    expect((await visitorOf(token)).kind).toBe('locked')
    await lockSession(sessionId)
    await touchSession(sessionId)
    expect((await visitorOf(token)).kind).toBe('locked')
  })

  test('locked by hand it opens with a code, or the password, and nothing else', async () => {
    const token = await signedIn(w, mara)
    const { sessionId } = await actorOf(token)
    const step = { sessionId, personId: mara.id }
    let now = token
    for (const proof of [await nextCode(w, mara), 'Kettle-Orbit 7 Fjord']) {
      await lockSession(sessionId)
      expect(await visitorOf(now)).toEqual({ kind: 'locked', personId: mara.id, sessionId, name: mara.name })
      expect(await unlock(step, 'not it')).toBe('wrong')
      expect((await visitorOf(now)).kind).toBe('locked')
      const answer = await unlock(step, proof)
      expect(answer).toEqual(opened)
      now = (answer as { token: string }).token
      expect((await visitorOf(now)).kind).toBe('actor')
    }
  })

  test('left between password and code, it begins again', async () => {
    const { token } = await half()
    await w.advance(16)
    expect((await visitorOf(token)).kind).toBe('nobody')
  })
})

describe('a session ends', () => {
  test.each([
    ['at once when it is revoked', (id: string) => w.sql.query('update session set revoked_at = muster.now() where id = $1', [id])],
    ['at once when its person is disabled', () => w.sql.query('update person set disabled_at = muster.now() where id = $1', [mara.id])],
    ['after twelve hours, however busy', (id: string) => w.sql.query(`update session set expires_at = muster.now() where id = $1`, [id])],
  ])('%s', async (_, end) => {
    const token = await signedIn(w, mara)
    await end((await actorOf(token)).sessionId)
    expect(await visitorOf(token)).toEqual({ kind: 'nobody' })
    await w.sql.query('update person set disabled_at = null where id = $1', [mara.id])
  })

  test('a token that was made up is nobody', async () => {
    expect(await visitorOf('x'.repeat(43))).toEqual({ kind: 'nobody' })
    expect(await visitorOf(undefined)).toEqual({ kind: 'nobody' })
  })

  test('the database holds no token that would sign anyone in', async () => {
    const token = await signedIn(w, mara)
    const { rows } = await w.sql.query<{ row: string }>('select session::text as row from session')
    expect(rows.some(({ row }) => row.includes(token))).toBe(false)
  })
})

test('attack 3, TO-8: when someone was last seen is not forgotten with their old sessions: a password alone falls back on nothing', async () => {
  const una = await w.person('Una Unseen')
  await givePassword(w, una, 'Kettle-Orbit 7 Fjord')
  await actorOf(await signedIn(w, una))
  await half(una)
  const lastSeen = async () => (await w.sql.query(
    'select max(last_active_at) as at from session where person_id = $1 and second_factor_at is not null', [una.id])).rows[0].at as Date | null
  const before = await lastSeen()
  await w.advance(71 * 60)
  await half(una)
  expect(await lastSeen()).toEqual(before)
  expect((await w.sql.query('select 1 from session where person_id = $1', [una.id])).rowCount).toBe(2)
})
