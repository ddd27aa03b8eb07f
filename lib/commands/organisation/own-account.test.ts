import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/actor/actor'
import { newEnrolment } from '@/lib/actor/enrolment'
import { newRecoveryCodes, recoveryHash } from '@/lib/actor/recovery'
import { codeAt } from '@/lib/actor/second-factor'
import { visitorOf } from '@/lib/actor/session'
import { weighPassword } from '@/lib/actor/sign-in'
import { account } from '@/lib/queries/account'
import { actorOf, givePassword, nextCode, signedIn } from '@/lib/testing/account'
import { refusal, world, type SomePerson, type World } from '@/lib/testing/world'

const password = 'Kettle-Orbit 7 Fjord'
let w: World
let mara: SomePerson
let here: Actor
let token: string
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.end())

async function signInAnew() {
  mara = await w.person('Mara Lindqvist')
  await givePassword(w, mara, password)
  token = await signedIn(w, mara)
  here = (await actorOf(token)).actor
}

const hashes = () => newRecoveryCodes().map((code) => recoveryHash(mara.id, code))

describe('W2: a new password', () => {
  beforeAll(signInAnew)

  test('wants the present one', async () => {
    expect(await refusal(w.run(here, 'password.change', { current: 'wrong', next: 'Nine-Lantern 4 Rivers' })))
      .toMatchObject({ code: 'proof', fields: { current: expect.any(String) } })
  })

  test('follows the rules, and names what to mend', async () => {
    expect(await refusal(w.run(here, 'password.change', { current: password, next: 'Mara-Lindqvist 7 x' })))
      .toMatchObject({ code: 'invalid', fields: { next: expect.stringMatching(/^Leave out “.+”: no word of your name/) } })
  })

  test('is never one had before', async () => {
    const second = 'Nine-Lantern 4 Rivers'
    await w.run(here, 'password.change', { current: password, next: second })
    for (const old of [password, second])
      expect(await refusal(w.run(here, 'password.change', { current: second, next: old }))).toMatchObject({ fields: { next: expect.stringContaining('never had here') } })
    expect(await weighPassword(mara.login, password, 'a')).toBe('wrong')
    expect(await weighPassword(mara.login, second, 'b')).toEqual({ personId: mara.id })
  })

  test('ends the other sessions, not this one', async () => {
    await signInAnew()
    const other = await signedIn(w, mara)
    await w.run(here, 'password.change', { current: password, next: 'Nine-Lantern 4 Rivers' })
    expect((await visitorOf(other)).kind).toBe('nobody')
    expect((await visitorOf(token)).kind).toBe('actor')
  })

  test('guesses at the present one wait', async () => {
    await signInAnew()
    const change = (current: string) => refusal(w.run(here, 'password.change', { current, next: 'Nine-Lantern 4 Rivers' }))
    await Promise.all(Array.from({ length: 15 }, () => change('wrong')))
    for (let wait = 0; wait < 3; wait++) {
      await w.advance(1)
      await change('wrong')
    }
    expect(await change(password)).toMatchObject({ code: 'throttled' })
  })
})

describe('W1: one’s own second factor', () => {
  beforeAll(signInAnew)

  const replacement = async (current: string) => {
    const enrolment = await newEnrolment(mara.id, mara.login, await w.moment())
    const secret = enrolment.letters.replaceAll(' ', '')
    return { secret, input: { current, sealed: enrolment.sealed, code: codeAt(secret, await w.moment()), recoveryHashes: hashes() } }
  }

  test('is replaced with a code of the old one; the old app is worth nothing then', async () => {
    const { secret, input } = await replacement(await nextCode(w, mara))
    await w.run(here, 'secondFactor.replace', input)
    const { input: again } = await replacement(await nextCode(w, mara))
    expect(await refusal(w.run(here, 'secondFactor.replace', again))).toMatchObject({ code: 'proof', fields: { current: expect.any(String) } })
    mara = { ...mara, secret }
    await signedIn(w, mara)
  })

  test('is replaced with a recovery code when the app is lost', async () => {
    const codes = newRecoveryCodes()
    await w.run(here, 'recoveryCodes.renew', { code: await nextCode(w, mara), recoveryHashes: codes.map((code) => recoveryHash(mara.id, code)) })
    const { secret, input } = await replacement(codes[3]!)
    await w.run(here, 'secondFactor.replace', input)
    mara = { ...mara, secret }
  })

  test('a picture left open for half an hour has run out', async () => {
    const { input } = await replacement('')
    await w.advance(31)
    await w.sql.query('update session set last_active_at = muster.now() where id = $1', [here.sessionId])
    expect(await refusal(w.run(here, 'secondFactor.replace', { ...input, current: await nextCode(w, mara) }))).toMatchObject({ code: 'invalid', fields: { code: expect.any(String) } })
  })

  test('is not added a second time', async () => {
    const { input: { current: _, ...input } } = await replacement('')
    expect(await refusal(w.run(here, 'secondFactor.enrol', input))).toMatchObject({ code: 'state' })
  })

  test('new recovery codes want a code, and void the old', async () => {
    expect(await refusal(w.run(here, 'recoveryCodes.renew', { code: '000000', recoveryHashes: hashes() }))).toMatchObject({ code: 'proof' })
    await w.run(here, 'recoveryCodes.renew', { code: await nextCode(w, mara), recoveryHashes: hashes() })
    expect((await account(here)).codesLeft).toBe(10)
  })
})

describe('one’s sessions', () => {
  beforeAll(signInAnew)

  test('are listed with their browser, and each can be ended at once', async () => {
    const other = await signedIn(w, mara, 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1')
    const { sessions } = await account(here)
    expect(sessions.map(({ browser, here: present }) => [browser, present])).toEqual([['Firefox on Linux', true], ['Safari on iOS', false]])
    await w.run(here, 'session.end', { sessionId: sessions[1]!.id })
    expect((await visitorOf(other)).kind).toBe('nobody')
  })

  test('all others end together', async () => {
    const others = [await signedIn(w, mara), await signedIn(w, mara)]
    expect((await w.run(here, 'session.endAll', {})).answer).toEqual({ ended: 2 })
    for (const other of others) expect((await visitorOf(other)).kind).toBe('nobody')
    expect((await visitorOf(token)).kind).toBe('actor')
  })

  test('another’s are not there', async () => {
    const daniel = await w.person('Daniel Osei')
    const { sessionId } = await actorOf(await signedIn(w, daniel))
    expect(await refusal(w.run(here, 'session.end', { sessionId }))).toMatchObject({ code: 'missing' })
  })
})

test('one’s time zone', async () => {
  await signInAnew()
  await w.run(here, 'zone.change', { zone: 'Europe/Stockholm' })
  expect((await actorOf(token)).zone).toBe('Europe/Stockholm')
  expect(await refusal(w.run(here, 'zone.change', { zone: 'Europe/Stockholm' }))).toMatchObject({ code: 'state', because: 'That is already your time zone.' })
  expect(await refusal(w.run(here, 'zone.change', { zone: 'Mars/Olympus' }))).toMatchObject({ code: 'invalid' })
})
