import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/actor/actor'
import { lockSession } from '@/lib/db/housekeeping'
import type { CommandName } from '@/lib/rules/permissions'
import { actorOf, givePassword, nextCode, signedIn } from '@/lib/testing/account'
import { refusal, world, type SomePerson, type World } from '@/lib/testing/world'
import { newRecoveryCodes, recoveryHash } from './recovery'
import { inSession, secondStep, take, type Count } from './counters'
import { digest } from './secret'
import { passSecondFactor, unlock } from './second-step'
import { beginSession, visitorOf } from './session'

// Attack 4: who holds what, and what they can wear out with it.

const password = 'Kettle-Orbit 7 Fjord'
const passed = { token: expect.any(String) as string, browser: expect.any(String) as string }
let w: World
let mara: SomePerson
let here: Actor
let inside: { sessionId: string; personId: string }
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.end())
beforeEach(async () => {
  mara = await w.person('Mara Lindqvist')
  await givePassword(w, mara, password)
  const { actor, sessionId } = await actorOf(await signedIn(w, mara))
  here = actor
  inside = { sessionId, personId: mara.id }
})

/** Sends a command from the session, which is open at that moment: a locked screen sends nothing. */
const sent = async (name: CommandName, input: Record<string, unknown>) => {
  await w.sql.query('update session set locked_at = null, last_active_at = muster.now() where id = $1', [inside.sessionId])
  return refusal(w.run(here, name, input))
}
const token = (code: string) => sent('apiToken.create', { label: 'Job', days: 1, code, tokenHash: digest(crypto.randomUUID()) })
const change = (current: string, next: string) => sent('password.change', { current, next })
const half = async () => {
  const found = await visitorOf(await beginSession(mara.id, ''))
  if (found.kind !== 'half') throw new Error(found.kind)
  return found
}
const atHome = { address: '192.0.2.1', browser: undefined }
const recoveryCode = async () => {
  const [code] = newRecoveryCodes() as [string]
  await w.sql.query('insert into recovery_code (id, person_id, code_hash) values (gen_random_uuid(), $1, $2)', [mara.id, recoveryHash(mara.id, code)])
  return code
}
/** Guesses wrong without rest, for half an hour by the clock of the database. */
const pressOn = async (from: (n: number) => Count[]) => {
  let n = 0
  for (let minutes = 0; minutes < 30; minutes += 0.5) {
    await w.advance(0.5)
    while (await take(from(n++)));
  }
}
const codesCounted = async () => (await w.sql.query(`select 1 from throttle where key = $1`, [`code in session: ${inside.sessionId}`])).rowCount
const wrongUntilThrottled = async (attempt: () => Promise<unknown>) => {
  let tries = 0
  for (let answer: unknown = null; !JSON.stringify(answer ?? '').includes('throttled'); tries++) answer = await attempt()
  return tries - 1
}

describe('attack 4: who has a session and the password', () => {
  test('a right password clears no codes: not by unlocking, not by changing it', async () => {
    for (let i = 0; i < 4; i++) expect(await token('000000')).toMatchObject({ code: 'proof' })
    await lockSession(inside.sessionId)
    expect(await unlock(inside, password)).toBe('code')
    expect(await change(password, 'Nine-Lantern 4 Rivers')).toBe('done')
    expect(await token('000000')).toMatchObject({ code: 'proof' })
    expect(await codesCounted()).toBe(5)
    expect(await wrongUntilThrottled(() => token('000000'))).toBeLessThan(5)
  })

  test('after a wrong code, at the lock or at a proof, the password opens nothing until there was a right code', async () => {
    await lockSession(inside.sessionId)
    expect(await unlock(inside, '000000')).toBe('wrong')
    expect(await unlock(inside, password)).toBe('code')
    expect(await unlock(inside, 'not it')).toBe('code')
    expect(await unlock(inside, await nextCode(w, mara))).toEqual({ token: expect.any(String) })
    await lockSession(inside.sessionId)
    expect(await unlock(inside, password)).toEqual({ token: expect.any(String) })
  })

  test('wrong codes at the lock, at proofs and at signatures are one count of the session', async () => {
    for (let i = 0; i < 3; i++) await token('000000')
    await lockSession(inside.sessionId)
    for (let i = 0; i < 2; i++) expect(await unlock(inside, '000 000')).toBe('wrong')
    expect(await codesCounted()).toBe(5)
    await pressOn(() => inSession('code', mara.id, inside.sessionId))
    expect(await unlock(inside, '000000')).toBe('throttled')
    expect(await token('000000')).toMatchObject({ code: 'throttled' })
  })

  test('wrong passwords make no code wait, and wrong codes no password', async () => {
    await pressOn(() => inSession('password', mara.id, inside.sessionId))
    expect(await change(password, 'Nine-Lantern 4 Rivers')).toMatchObject({ code: 'throttled' })
    expect(await token(await nextCode(w, mara))).toBe('done')
    await w.advance(20)
    await pressOn(() => inSession('code', mara.id, inside.sessionId))
    expect(await token('000000')).toMatchObject({ code: 'throttled' })
    expect(await change(password, 'Nine-Lantern 4 Rivers')).toBe('done')
  })

  test('a recovery code is counted apart from codes, in a session too', async () => {
    await pressOn(() => inSession('code', mara.id, inside.sessionId))
    const replace = (current: string) => sent('secondFactor.replace', {
      current, sealed: 'x', code: '000000', recoveryHashes: newRecoveryCodes().map((code) => recoveryHash(mara.id, code)),
    })
    expect(await replace('000000')).toMatchObject({ code: 'throttled' })
    // The recovery code is right; the picture has run out.
    expect(await replace(await recoveryCode())).toMatchObject({ code: 'invalid', fields: { code: expect.any(String) } })
    expect(await replace('abcd-efgh')).toMatchObject({ code: 'proof', fields: { current: expect.any(String) } })
  })

  test('wrong codes in one session keep no other session of the person from signing', async () => {
    await pressOn(() => inSession('code', mara.id, inside.sessionId))
    here = (await actorOf(await signedIn(w, mara))).actor
    expect(await token(await nextCode(w, mara))).toBe('done')
  })
})

describe('attack 4: a stranger who has the password alone', () => {
  const fromEverywhere = (n: number) => secondStep('code', mara.id, `session ${n}`, { address: `address ${n}`, known: null })

  test('keeps the owner from nothing in a session: unlocking by code and by password, proofs', async () => {
    await pressOn(fromEverywhere)
    await lockSession(inside.sessionId)
    expect(await unlock(inside, password)).toEqual({ token: expect.any(String) })
    await lockSession(inside.sessionId)
    expect(await unlock(inside, await nextCode(w, mara))).toEqual({ token: expect.any(String) })
    expect(await token(await nextCode(w, mara))).toBe('done')
  })

  test('nor from signing in: at a known browser with a code, at any other with a recovery code', async () => {
    const first = await passSecondFactor(await half(), await nextCode(w, mara), atHome)
    if (typeof first === 'string') throw new Error(first)
    await pressOn(fromEverywhere)
    expect(await passSecondFactor(await half(), await nextCode(w, mara), { ...atHome, address: '203.0.113.7' })).toBe('throttled')
    expect(await passSecondFactor(await half(), await nextCode(w, mara), { address: '203.0.113.7', browser: first.browser })).toEqual(passed)
    expect(await passSecondFactor(await half(), await recoveryCode(), { address: '203.0.113.7', browser: undefined })).toEqual(passed)
  })

  test('at one address, not from another address either', async () => {
    await pressOn((n) => secondStep('code', mara.id, `session ${n}`, { address: atHome.address, known: null }))
    expect(await passSecondFactor(await half(), '000000', atHome)).toBe('throttled')
    expect(await passSecondFactor(await half(), await nextCode(w, mara), { ...atHome, address: '203.0.113.7' })).toEqual(passed)
  })

  test('gets no more tries by beginning again, nor by any cookie they made up', async () => {
    await pressOn((n) => secondStep('code', mara.id, `session ${n}`, { address: atHome.address, known: null }))
    expect(await passSecondFactor(await half(), '000000', { ...atHome, browser: crypto.randomUUID() })).toBe('throttled')
  })

  test('guesses sent at once all count', async () => {
    const halves = await Promise.all(Array.from({ length: 20 }, half))
    const answers = await Promise.all(halves.map((each) => passSecondFactor(each, '000000', atHome)))
    expect(answers.filter((answer) => answer === 'wrong')).toHaveLength(5)
  })
})
