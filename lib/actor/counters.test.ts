import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { givePassword } from '@/lib/testing/account'
import { world, type SomePerson, type World } from '@/lib/testing/world'
import { counters, inSession, secondStep, take, type Count } from './counters'
import { weighPassword } from './sign-in'

const password = 'Kettle-Orbit 7 Fjord'
let w: World
let mara: SomePerson
beforeAll(async () => {
  w = await world()
  mara = await w.person('Mara Lindqvist')
  await givePassword(w, mara, password)
})
afterAll(() => w.end())
beforeEach(() => w.sql.query('delete from throttle'))

const counted = async (name: string) => (await w.sql.query(`select 1 from throttle where key like $1 || ': %'`, [name])).rowCount
const at = (address: string) => (given: string) => weighPassword(mara.login, given, address)

describe('attack 20: tries that overlap are counted exactly', () => {
  test('of 25 right passwords at once nothing is left', async () => {
    const answers = await Promise.all(Array.from({ length: 25 }, () => at('192.0.2.1')(password)))
    expect(answers).toContainEqual({ personId: mara.id })
    expect(answers).not.toContain('wrong')
    expect([await counted('address'), await counted('login')]).toEqual([0, 0])
  })

  test('25 right tries that are all being weighed at once, ended in another order than begun', async () => {
    const name: Count = { name: 'address', of: 'an office' }
    const tries = []
    for (let i = 0; i < 25; i++) tries.push((await take([name]))!)
    expect(await counted('address')).toBe(25)
    await Promise.all(tries.reverse().map((each) => each.right()))
    expect(await counted('address')).toBe(0)
  })

  test('among right ones exactly the wrong ones stay, and the wait is of the last wrong one', async () => {
    const office: Count[] = [{ name: 'address', of: 'an office' }]
    const tries = []
    for (let i = 0; i < 29; i++) tries.push({ wrong: i % 3 === 0, attempt: (await take(office))! })
    await Promise.all(tries.map(({ wrong, attempt }) => (wrong ? undefined : attempt.right())))
    expect(await counted('address')).toBe(10)
  })

  test('a right one forgets what was begun before it, never what was begun after', async () => {
    const login: Count[] = [{ name: 'login', of: 'mara' }]
    await take(login)
    const right = (await take(login))!
    await take(login)
    await right.right()
    expect(await counted('login')).toBe(1)
  })

  test('if one of two counters must wait, the other counts nothing', async () => {
    for (let i = 0; i < 5; i++) await at('192.0.2.99')('wrong')
    expect(await at('192.0.2.99')('wrong')).toBe('throttled')
    expect((await w.sql.query(`select 1 from throttle where key = 'address: 192.0.2.99'`)).rowCount).toBe(5)
  })

  test('what is older than a day counts no more, and goes when somebody signs in', async () => {
    for (let i = 0; i < 5; i++) await take([{ name: 'login at address', of: 'old' }])
    expect(await take([{ name: 'login at address', of: 'old' }])).toBeNull()
    await w.advance(24 * 60 + 1)
    expect(await take([{ name: 'login at address', of: 'old' }])).not.toBeNull()
  })
})

describe('attack 4: guesses of one person’s codes are bounded for a day', () => {
  /** Guesses without rest for `minutes`, as fast as the counters let it; every third hour the owner gives a right code. */
  const guess = async (minutes: number, from: (n: number) => Count[]) => {
    let guesses = 0
    for (let minute = 0; minute < minutes; minute += 2) {
      while (await take(from(guesses))) guesses++
      await w.advance(2)
      if (minute % 180 === 0) await (await take(from(guesses)))?.right()
    }
    return guesses
  }
  const day = 24 * 60
  const session = crypto.randomUUID()

  test('at /second-factor from any number of addresses, at known browsers and in sessions together: less than 1 in 1000', async () => {
    const all = [
      await guess(day, (n) => secondStep('code', mara.id, session, { address: `192.0.2.${n}`, known: null })),
      await guess(day, (n) => secondStep('code', mara.id, session, { address: '', known: `browser ${n}` })),
      await guess(day, (n) => inSession('code', mara.id, `session ${n}`)),
    ]
    for (const each of all) expect(each).toBeGreaterThan(80)
    expect((all.reduce((sum, each) => sum + each, 0) * 3) / 1_000_000).toBeLessThan(1 / 1000)
  }, 120_000)

  test('one session alone: however often its owner gives a right code', async () => {
    expect(await guess(day, () => inSession('code', mara.id, session))).toBeLessThan(110)
  }, 120_000)

  test('each counter that a right code forgets stands beside one for the day that it does not', () => {
    for (const count of [secondStep('code', 'p', 's', { address: 'a', known: null }), secondStep('code', 'p', 's', { address: 'a', known: 'b' }), inSession('code', 'p', 's')])
      expect(count.some(({ name, of }) => of === 'p' && counters[name].right === 'is given back')).toBe(true)
  })
})
