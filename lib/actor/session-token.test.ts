import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lockSession } from '@/lib/db/housekeeping'
import { actorOf, givePassword, nextCode, signedIn } from '@/lib/testing/account'
import { world, type SomePerson, type World } from '@/lib/testing/world'
import { completeEnrolment, renewWayIn } from './presence'
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

const passSecondFactor = (step: Parameters<typeof passFrom>[0], code: string) => passFrom(step, code, { address: 'here', browser: undefined })
const half = async () => {
  const token = await beginSession(mara.id, '')
  const found = await visitorOf(token)
  if (found.kind !== 'half') throw new Error(found.kind)
  return { token, ...found }
}

describe('attack 21: the token is another one after each step up, and the old one is dead at once', () => {
  test('after the second factor, with a code or a recovery code', async () => {
    const session = await half()
    const answer = await passSecondFactor(session, await nextCode(w, mara))
    expect(await visitorOf(session.token)).toEqual({ kind: 'nobody' })
    expect((await visitorOf((answer as { token: string }).token)).kind).toBe('actor')
  })

  test('after unlocking', async () => {
    const token = await signedIn(w, mara)
    const { sessionId } = await actorOf(token)
    await lockSession(sessionId)
    const answer = await unlock({ sessionId, personId: mara.id }, await nextCode(w, mara))
    expect(await visitorOf(token)).toEqual({ kind: 'nobody' })
    expect((await visitorOf((answer as { token: string }).token)).kind).toBe('actor')
  })

  test('after adding the first second factor', async () => {
    const session = await half()
    const { token } = await completeEnrolment(session, undefined)
    expect(await visitorOf(session.token)).toEqual({ kind: 'nobody' })
    expect((await visitorOf(token!)).kind).toBe('actor')
    expect(await completeEnrolment(session, undefined)).toEqual({ token: null })
  })

  test('after replacing the second factor, or changing the password', async () => {
    const token = await signedIn(w, mara)
    const { sessionId } = await actorOf(token)
    const renewed = await renewWayIn({ sessionId, personId: mara.id }, undefined)
    expect(await visitorOf(token)).toEqual({ kind: 'nobody' })
    expect((await visitorOf(renewed.token!)).kind).toBe('actor')
  })

  test('two right codes at once in one session: one token is good', async () => {
    const session = await half()
    const before = await nextCode(w, mara)
    const codes = [before, await nextCode(w, mara)]
    const answers = await Promise.all(codes.map((code) => passSecondFactor(session, code)))
    expect(answers.filter((answer) => typeof answer !== 'string')).toHaveLength(1)
  })

  test('two at once at one lock: one token is good, the other answer gives none', async () => {
    const { sessionId } = await actorOf(await signedIn(w, mara))
    await lockSession(sessionId)
    const step = { sessionId, personId: mara.id }
    const answers = await Promise.all([unlock(step, 'Kettle-Orbit 7 Fjord'), unlock(step, 'Kettle-Orbit 7 Fjord')])
    const tokens = answers.flatMap((answer) => (typeof answer === 'object' && answer.token ? [answer.token] : []))
    expect(tokens).toHaveLength(1)
    expect((await visitorOf(tokens[0])).kind).toBe('actor')
  })

  test('a session that has ended gets none', async () => {
    const session = await half()
    await w.sql.query('update session set revoked_at = muster.now() where id = $1', [session.sessionId])
    expect(await passSecondFactor(session, await nextCode(w, mara))).toBe('used')
    expect(await renewWayIn(session, undefined)).toEqual({ token: null })
  })
})
