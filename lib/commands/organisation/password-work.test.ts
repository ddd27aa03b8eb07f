import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { hashPassword } from '@/lib/actor/password'
import { weaknesses } from '@/lib/actor/password-rules'
import { givePassword } from '@/lib/testing/account'
import { refusal, world, type SomePerson, type World } from '@/lib/testing/world'

const password = 'Kettle-Orbit 7 Fjord'
let w: World
let nadia: SomePerson
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.end())
beforeEach(async () => {
  nadia = await w.person('Nadia Rahmani')
  await givePassword(w, nadia, password)
})

const change = (next: string, current = password) => w.run(nadia, 'password.change', { current, next })
const former = async () => Number((await w.sql.query('select count(*) as n from former_password where person_id = $1', [nadia.id])).rows[0].n)

describe('attack 15: one account’s password work holds up nobody’s administration', () => {
  test('it is done before the lock: what is sent after it is carried out before it', async () => {
    const old = await hashPassword('Once-Upon 3 Rivers', { person: nadia.id })
    await w.sql.query(`insert into former_password (id, person_id, password_hash, ended_at) select gen_random_uuid(), $1, $2, now() from generate_series(1, 24)`, [nadia.id, old])
    const order: string[] = []
    const long = change('Nine-Lantern 4 Rivers').then(() => order.push('password'))
    const short = w.run(await w.person('Someone'), 'zone.change', { zone: 'Europe/Prague' }).then(() => order.push('zone'))
    await Promise.all([long, short])
    expect(order).toEqual(['zone', 'password'])
  })

  test('refused tries count, too: after too many the next one waits', async () => {
    for (let each = 0; each < 3; each++) expect(await refusal(change(password))).toMatchObject({ code: 'invalid' })
    const key = `new password: ${nadia.id}`
    expect((await w.sql.query('select 1 from throttle where key = $1', [key])).rowCount).toBe(3)
    await w.sql.query('insert into throttle (key, at) select $1, muster.now() from generate_series(1, 14)', [key])
    expect(await refusal(change('Nine-Lantern 4 Rivers'))).toMatchObject({ code: 'throttled' })
  })

  test('a password that is chosen forgets them', async () => {
    for (let each = 0; each < 2; each++) await refusal(change(password))
    await change('Nine-Lantern 4 Rivers')
    expect((await w.sql.query('select 1 from throttle where key = $1', [`new password: ${nadia.id}`])).rowCount).toBe(0)
  })

  test('24 former ones are remembered, not more', async () => {
    await w.sql.query(`insert into former_password (id, person_id, password_hash, ended_at)
      select gen_random_uuid(), $1, $2, now() - make_interval(days => n) from generate_series(1, 40) n`, [nadia.id, await hashPassword('Once-Upon 3 Rivers', { person: nadia.id })])
    await change('Nine-Lantern 4 Rivers')
    expect(await former()).toBe(24)
  })

  test('of two changes at once the second is told so', async () => {
    const answers = await Promise.all([refusal(change('Nine-Lantern 4 Rivers')), refusal(change('Ten-Lantern 5 Rivers'))])
    expect(answers.filter((answer) => answer === 'done')).toHaveLength(1)
    expect(answers.find((answer) => answer !== 'done')).toMatchObject({ code: 'changed' })
  })

  test('128 letters take no longer than 24: the beginning alone is weighed', () => {
    const time = (length: number) => {
      const start = performance.now()
      weaknesses('P@ssw0rd1!'.repeat(13).slice(0, length), ['mara'])
      return performance.now() - start
    }
    time(24)
    expect(time(128)).toBeLessThan(Math.max(3 * time(24), 50))
  })

  test('W2: a long password is as good as its beginning, whatever follows', () => {
    expect(weaknesses('kettle orbit fjord 7 Lantern, and then some more words', [])).toEqual([])
    expect(weaknesses(`${'P@ssw0rd1!'.repeat(4)}kettle orbit fjord 7 lantern`, [])).not.toEqual([])
    for (const repeats of [3, 8, 12]) expect(weaknesses('P@ssw0rd1!'.repeat(repeats), []), String(repeats)).not.toEqual([])
  })
})
