import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { givePassword } from '@/lib/testing/account'
import { world, type SomePerson, type World } from '@/lib/testing/world'
import { passwordAtSignIn, take } from './counters'
import { digest } from './secret'
import { weighPassword } from './sign-in'

const password = 'Kettle-Orbit 7 Fjord'
let w: World
let mara: SomePerson
let caller = 0
const address = () => `192.0.2.${++caller}`
beforeAll(async () => {
  w = await world()
  mara = await w.person('Mara Lindqvist')
  await givePassword(w, mara, password)
})
afterAll(() => w.end())

test('W1: login and password of a local account, whatever else is down', async () => {
  expect(await weighPassword(` ${mara.login.toUpperCase()} `, password, address())).toEqual({ personId: mara.id })
})

describe('who has an account can’t be told', () => {
  test('unknown, disabled, not yet enrolled, wrong password: one answer', async () => {
    const gone = await w.person('Gone Person')
    await givePassword(w, gone, password)
    await w.sql.query('update person set disabled_at = now() where id = $1', [gone.id])
    const invited = await w.person('Invited Person')
    for (const [login, given] of [['nobody', password], [gone.login, password], [invited.login, password], [mara.login, 'wrong']] as const)
      expect(await weighPassword(login, given, address())).toBe('wrong')
  })

  test('nor by the time it takes', async () => {
    const timed = async (login: string) => {
      const start = performance.now()
      await weighPassword(login, 'wrong', address())
      return performance.now() - start
    }
    const median = (times: number[]) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)]!
    const known: number[] = []
    const unknown: number[] = []
    for (let i = 0; i < 9; i++) {
      await w.sql.query('delete from throttle')
      known.push(await timed(mara.login))
      unknown.push(await timed('nobody'))
    }
    const ratio = median(known) / median(unknown)
    expect(ratio).toBeGreaterThan(0.5)
    expect(ratio).toBeLessThan(2)
  })

  test('nor by waiting: a login that nobody has is made to wait as well', async () => {
    const from = address()
    for (let i = 0; i < 5; i++) expect(await weighPassword('no.such', 'wrong', from)).toBe('wrong')
    expect(await weighPassword('no.such', 'wrong', from)).toBe('throttled')
  })
})

describe('guesses wait', () => {
  test('one login from one network: five are free, then the wait doubles up to a quarter of an hour', async () => {
    const somebody = await w.person('Some Body')
    await givePassword(w, somebody, password)
    const from = address()
    const guess = () => weighPassword(somebody.login, 'wrong', from)
    for (let i = 0; i < 5; i++) await guess()
    expect(await guess()).toBe('throttled')
    for (let i = 0; i < 10; i++) {
      await w.advance(15)
      expect(await guess()).toBe('wrong')
      expect(await weighPassword(somebody.login, password, from)).toBe('throttled')
    }
    await w.advance(15)
    expect(await weighPassword(somebody.login, password, from)).toEqual({ personId: somebody.id })
  })

  test('attack of 30 November: whoever guesses at a login without end keeps its owner out nowhere else', async () => {
    const somebody = await w.person('Guessed At')
    await givePassword(w, somebody, password)
    const strangers = Array.from({ length: 4 }, address)
    for (let minute = 0; minute < 7; minute++) {
      await Promise.all(strangers.map((from) => weighPassword(somebody.login, 'wrong', from)))
      await w.advance(1)
    }
    expect(await weighPassword(somebody.login, password, address())).toEqual({ personId: somebody.id })
  })

  test('one login from everywhere: a thousand of a day are free', async () => {
    const login = 'everywhere'
    await weighPassword(login, 'wrong', address())
    const mine = `login: ${digest(login)}`
    await w.sql.query('insert into throttle (key, at) select $1, muster.now() from generate_series(1, 998)', [mine])
    expect(await weighPassword(login, 'wrong', address())).toBe('wrong')
    await w.sql.query('insert into throttle (key, at) select $1, muster.now() from generate_series(1, 10)', [mine])
    expect(await weighPassword(login, 'wrong', address())).toBe('throttled')
  })

  test('guesses sent at once all count', async () => {
    const from = address()
    const answers = await Promise.all(Array.from({ length: 12 }, () => weighPassword('all.at.once', 'wrong', from)))
    expect(answers.filter((answer) => answer === 'wrong')).toHaveLength(5)
  })

  test('one address: thirty logins are free, and signing in oneself gives no more', async () => {
    const from = address()
    for (let i = 0; i < 30; i++) expect(await weighPassword(`login.${i}`, 'wrong', from)).toBe('wrong')
    expect(await weighPassword(mara.login, password, from)).toBe('throttled')
    await w.advance(0.1)
    expect(await weighPassword(mara.login, password, from)).toEqual({ personId: mara.id })
    expect(await weighPassword('one.more', 'wrong', from)).toBe('wrong')
    expect(await weighPassword(mara.login, password, from)).toBe('throttled')
    expect(await weighPassword('yet.another', 'wrong', from)).toBe('throttled')
  })

  test('one address: a wait is not renewed by signing in, and old failures fade', async () => {
    const from = address()
    const wrong = async (times: number) => {
      for (let i = 0; i < times; i++) expect(await take(passwordAtSignIn(`faded.${++caller}`, from))).not.toBeNull()
    }
    const signIn = () => weighPassword(mara.login, password, from)
    await wrong(30)
    expect(await signIn()).toBe('throttled')
    await w.advance(0.1)
    // At the limit, whoever signs in rightly leaves the next one no more to wait.
    for (let i = 0; i < 3; i++) expect(await signIn()).toEqual({ personId: mara.id })
    // A busy office: some failures every day, and people who sign in every few hours, for weeks.
    for (let day = 0; day < 14; day++) {
      for (let hour = 0; hour < 24; hour += 6) {
        await w.advance(6 * 60)
        expect(await signIn()).toEqual({ personId: mara.id })
      }
      await wrong(3)
    }
    await wrong(20)
  })
})
