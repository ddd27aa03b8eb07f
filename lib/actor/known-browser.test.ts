import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/actor/actor'
import { newEnrolment } from '@/lib/actor/enrolment'
import { newRecoveryCodes, recoveryHash } from '@/lib/actor/recovery'
import { actorOf, givePassword, nextCode } from '@/lib/testing/account'
import { world, type SomePerson, type World } from '@/lib/testing/world'
import { passwordAtSignIn, take } from './counters'
import { renewWayIn } from './presence'
import { codeAt } from './second-factor'
import { passSecondFactor } from './second-step'
import { beginSession, visitorOf } from './session'
import { weighPassword } from './sign-in'

// Attack 12: whoever shares an address keeps nobody out who comes with a browser that is known.

const password = 'Kettle-Orbit 7 Fjord'
const office = '192.0.2.1'
let w: World
let mara: SomePerson
let administrator: SomePerson
beforeAll(async () => {
  w = await world()
  administrator = await w.person('Tomas Rehn', { administrator: true })
})
afterAll(() => w.end())
beforeEach(async () => {
  await w.sql.query('delete from throttle')
  mara = await w.person('Mara Lindqvist')
  await givePassword(w, mara, password)
})

async function enter(person: SomePerson, browser?: string): Promise<{ actor: Actor; browser: string }> {
  const half = await visitorOf(await beginSession(person.id, ''))
  if (half.kind !== 'half') throw new Error(half.kind)
  const passed = await passSecondFactor(half, await nextCode(w, person), { address: office, browser })
  if (typeof passed === 'string') throw new Error(passed)
  return { actor: (await actorOf(passed.token)).actor, browser: passed.browser }
}
const signIn = (browser?: string, given = password) => weighPassword(mara.login, given, office, browser)
const right = () => ({ personId: mara.id })
/** Somebody at the same address who guesses for as long as they may. */
const stranger = async () => {
  for (let n = 0; await take(passwordAtSignIn(`someone.${n}`, office)); n++);
}
const guessAt = async (login: string) => {
  for (let n = 0; await take(passwordAtSignIn(login, `198.51.100.${n}`)); n++);
}

describe('attack 12: a known browser counts apart', () => {
  test('from its address: right passwords one after the other, while everyone else there waits', async () => {
    const { browser } = await enter(mara)
    await stranger()
    expect(await signIn()).toBe('throttled')
    for (let n = 0; n < 6; n++) expect(await signIn(browser)).toEqual(right())
  })

  test('from whoever guesses at its login', async () => {
    const { browser } = await enter(mara)
    await guessAt(mara.login)
    expect(await signIn()).toBe('throttled')
    expect(await signIn(browser)).toEqual(right())
  })

  test('and has a count of its own: five wrong passwords, then it waits too, and nobody else does', async () => {
    const { browser } = await enter(mara)
    for (let n = 0; n < 5; n++) expect(await signIn(browser, 'wrong')).toBe('wrong')
    expect(await signIn(browser)).toBe('throttled')
    expect(await signIn()).toEqual(right())
    await w.advance(0.1)
    expect(await signIn(browser)).toEqual(right())
  })

  test('for its own person alone: for anyone else, and for a token that was made up, nothing is different', async () => {
    const daniel = await w.person('Daniel Osei')
    const { browser } = await enter(daniel)
    await stranger()
    for (const token of [browser, 'x'.repeat(43), undefined]) {
      expect(await signIn(token)).toBe('throttled')
      expect(await weighPassword('nobody', password, office, token)).toBe('throttled')
    }
  })
})

describe('what a browser is known by', () => {
  test('is another token after each sign-in; the old one is worth nothing', async () => {
    const { browser: first } = await enter(mara)
    const { browser: second } = await enter(mara, first)
    await stranger()
    expect(await signIn(first)).toBe('throttled')
    expect(await signIn(second)).toEqual(right())
  })

  test('stays for the colleagues who share it', async () => {
    const daniel = await w.person('Daniel Osei')
    const { browser } = await enter(daniel, (await enter(mara)).browser)
    await stranger()
    expect(await signIn(browser)).toEqual(right())
  })

  test('is never in the database as it is in the browser', async () => {
    const { browser } = await enter(mara)
    const { rows } = await w.sql.query<{ row: string }>('select b::text as row from known_browser b')
    expect(rows.some(({ row }) => row.includes(browser))).toBe(false)
  })

  test('runs out when it was not used for half a year', async () => {
    const { browser } = await enter(mara)
    await w.advance(181 * 24 * 60)
    await stranger()
    expect(await signIn(browser)).toBe('throttled')
  })

  test('of one person twenty are kept', async () => {
    for (let n = 0; n < 23; n++) await enter(mara)
    expect((await w.sql.query('select 1 from known_browser where person_id = $1', [mara.id])).rowCount).toBe(20)
  })

  test.each<[string, (actor: Actor) => Promise<unknown>]>([
    ['changes the password', (actor) => w.run(actor, 'password.change', { current: password, next: 'Nine-Lantern 4 Rivers' })],
    ['ends all other sessions', (actor) => w.run(actor, 'session.endAll', {})],
    ['ends a session', async (actor) => w.run(actor, 'session.end', { sessionId: (await enter(mara)).actor.sessionId })],
    ['replaces the second factor', async (actor) => {
      const { letters, sealed } = await newEnrolment(mara.id, mara.login, await w.moment())
      const current = await nextCode(w, mara)
      const recoveryHashes = newRecoveryCodes().map((each) => recoveryHash(mara.id, each))
      return w.run(actor, 'secondFactor.replace', { current, sealed, code: codeAt(letters.replaceAll(' ', ''), await w.moment()), recoveryHashes })
    }],
    ['is disabled and enabled', async () => {
      await w.sign(administrator, 'account.disable', { personId: mara.id, reason: 'Left.' })
      return w.sign(administrator, 'account.enable', { personId: mara.id })
    }],
  ])('ends everywhere when its person %s', async (_, act) => {
    const { browser, actor } = await enter(mara)
    await act(actor)
    await w.sql.query('delete from throttle')
    await stranger()
    expect(await signIn(browser)).toBe('throttled')
  })

  test('but the browser that it was done with is made known anew', async () => {
    const { browser, actor } = await enter(mara)
    const next = 'Nine-Lantern 4 Rivers'
    await w.run(actor, 'password.change', { current: password, next })
    const renewed = await renewWayIn({ personId: mara.id, sessionId: actor.sessionId! }, browser)
    await stranger()
    expect(await signIn(renewed.browser, next)).toEqual(right())
  })
})
