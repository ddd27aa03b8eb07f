import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { givePassword, nextCode } from '@/lib/testing/account'
import { refusal, world, type SomePerson, type World } from '@/lib/testing/world'
import { newEnrolment } from './enrolment'
import { newRecoveryCodes, recoveryHash } from './recovery'
import { codeAt } from './second-factor'
import { digest } from './secret'
import { bearer, newApiToken } from './token'

let w: World
let mara: SomePerson
beforeAll(async () => {
  w = await world()
  mara = await w.person('Mara Lindqvist')
})
afterAll(() => w.end())

const call = (token: string, headers: Record<string, string> = {}) =>
  bearer(new Request('http://localhost/api/v1/incidents', { headers: { authorization: `Bearer ${token}`, ...headers } }))

async function made(days = 30): Promise<{ token: string; tokenId: string }> {
  const token = newApiToken()
  const done = await w.run(mara, 'apiToken.create', { label: 'Snapshots', days, code: await nextCode(w, mara), tokenHash: digest(token) })
  return { token, tokenId: String(done.answer.tokenId) }
}

describe('W3: a token belongs to one person', () => {
  test('it acts as that person, and says that it is a token', async () => {
    expect(await call((await made()).token)).toEqual({ id: mara.id, name: mara.name, via: 'token', administrator: false, ours: true, sessionId: null, tokenId: expect.any(String) })
  })

  test('it wants a code to be made', async () => {
    const answer = await refusal(w.run(mara, 'apiToken.create', { label: 'Snapshots', days: 30, code: '000000', tokenHash: digest(newApiToken()) }))
    expect(answer).toMatchObject({ code: 'proof', fields: { code: expect.any(String) } })
  })

  test('it can make no other, end no session, change no password', async () => {
    const actor = (await call((await made()).token))!
    for (const [name, input] of [
      ['apiToken.create', { label: 'More', days: 30, code: await nextCode(w, mara), tokenHash: digest(newApiToken()) }],
      ['session.endAll', {}],
      ['password.change', { current: 'x', next: 'Kettle-Orbit 7 Fjord' }],
    ] as const) expect(await refusal(w.run(actor, name, input))).toMatchObject({ code: 'forbidden' })
  })

  test.each([
    ['when it is revoked', (tokenId: string) => w.run(mara, 'apiToken.revoke', { tokenId })],
    ['when its days are over', () => w.advance(31 * 24 * 60)],
    ['when its person is disabled', () => w.sql.query('update person set disabled_at = muster.now() where id = $1', [mara.id])],
    ['when its person’s second factor is reset', () => w.sql.query('update credential set totp_confirmed_at = null where person_id = $1', [mara.id])],
  ])('it ends %s', async (_, end) => {
    const { token, tokenId } = await made()
    await end(tokenId)
    expect(await call(token)).toBeNull()
    await w.sql.query('update person set disabled_at = null where id = $1', [mara.id])
    await w.sql.query('update credential set totp_confirmed_at = muster.now() where person_id = $1', [mara.id])
  })

  test('nobody revokes another’s', async () => {
    const { tokenId } = await made()
    const other = await w.person('Daniel Osei')
    expect(await refusal(w.run(other, 'apiToken.revoke', { tokenId }))).toMatchObject({ code: 'missing' })
  })
})

test('the cookie is never looked at', async () => {
  const request = new Request('http://localhost/api/v1/incidents', { headers: { cookie: `muster=${(await made()).token}` } })
  expect(await bearer(request)).toBeNull()
})

test.each(['', 'mst_', 'mst_short', 'x'.repeat(47), `mst_${'x'.repeat(43)}`, `mst_${'x'.repeat(43)}, mst_`])('%j is nobody', async (token) => {
  expect(await call(token)).toBeNull()
})

describe('W3, W5: whoever got hold of someone’s access keeps none of it', () => {
  test('a new password ends the tokens', async () => {
    const { token } = await made()
    await givePassword(w, mara, 'Kettle-Orbit 7 Fjord')
    await w.run(mara, 'password.change', { current: 'Kettle-Orbit 7 Fjord', next: 'Nine-Lantern 4 Rivers' })
    expect(await call(token)).toBeNull()
  })

  test('so does another second factor', async () => {
    const { token } = await made()
    const current = await nextCode(w, mara)
    const { letters, sealed } = await newEnrolment(mara.id, mara.login, await w.moment())
    const code = codeAt(letters.replaceAll(' ', ''), await w.moment())
    const recoveryHashes = newRecoveryCodes().map((each) => recoveryHash(mara.id, each))
    await w.run(mara, 'secondFactor.replace', { current, sealed, code, recoveryHashes })
    expect(await call(token)).toBeNull()
  })
})
