import pg from 'pg'
import { expect, test } from 'vitest'
import { freshDatabase } from '@/lib/testing/database'
import { newSecret } from './secrets.mjs'
import { awaitedSetupCode, setupCode } from './setup-code.mjs'

test('is twelve letters that are not taken for each other', () => {
  for (let n = 0; n < 300; n++) expect(setupCode(newSecret(), 'x').code).toMatch(/^[A-HJKMNP-Z2-9]{4}(-[A-HJKMNP-Z2-9]{4}){2}$/)
})

test('attack, not tried: two machines on one empty database print the same code, and so does the next start', async () => {
  const { superUrl, drop } = await freshDatabase()
  const secret = newSecret()
  const codes = await Promise.all([awaitedSetupCode(superUrl, secret), awaitedSetupCode(superUrl, secret)])
  codes.push(await awaitedSetupCode(superUrl, secret))
  expect(new Set(codes.map((each) => each!.code)).size).toBe(1)
  expect(await awaitedSetupCode(superUrl, newSecret())).not.toEqual(codes[0])

  const client = new pg.Client({ connectionString: superUrl })
  await client.connect()
  await client.query(`insert into organisation (name) values ('Example Project')`)
  await client.end()
  expect(await awaitedSetupCode(superUrl, secret)).toBeUndefined()
  await drop()
})

test('another database has another code, whatever the secret', () => {
  const secret = newSecret()
  expect(setupCode(secret, 'one')).not.toEqual(setupCode(secret, 'another'))
})
