import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { provision } from './provision.mjs'
import { throwAwayDatabase } from './throw-away.mjs'
import { appUrl, databaseUrl, ownerUrl } from './urls.mjs'

// A server of its own: roles belong to the whole server, and these tests spoil them.
let server: Awaited<ReturnType<typeof throwAwayDatabase>>
let url: string
let made = 0
const passwords = { right: 'p'.repeat(43), wrong: 'q'.repeat(43) }

beforeAll(async () => {
  server = await throwAwayDatabase()
})
afterAll(() => server.stop())
beforeEach(async () => {
  url = databaseUrl(server.adminUrl, `own_${++made}`)
  await provision(url, passwords.right)
})

async function sql(where: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: where })
  await client.connect()
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}

test('can be repeated at every start', async () => {
  await expect(provision(url, passwords.right)).resolves.toBeUndefined()
})

test('the owner may make tables and functions, and hand functions to the gate', async () => {
  await sql(ownerUrl(url), `create table thing (id int); create function muster.look() returns int language sql as 'select 1';
    alter function muster.look() owner to muster_gate`)
  expect(await sql(url, "select tableowner from pg_tables where tablename = 'thing'")).toEqual([{ tableowner: 'muster_owner' }])
})

test('the application may connect, and make nothing', async () => {
  const app = appUrl(url, passwords.right)
  expect(await sql(app, 'select current_user as name')).toEqual([{ name: 'muster_app' }])
  const attempts = ['create table mine (id int)', 'create schema mine', 'create table muster.mine (id int)',
    'set role muster_owner', 'create role more']
  for (const attempt of attempts) {
    await expect(sql(app, attempt), attempt).rejects.toMatchObject({ code: '42501' })
  }
})

test('nobody else may connect', async () => {
  await sql(url, "do $$ begin create role stranger login password 'stranger'; exception when duplicate_object then end $$")
  const stranger = new URL(url)
  Object.assign(stranger, { username: 'stranger', password: 'stranger' })
  await expect(sql(stranger.href, 'select 1')).rejects.toMatchObject({ code: '42501' })
})

test('another secret is refused, and changes nothing (promise 9)', async () => {
  await expect(provision(url, passwords.wrong)).rejects.toThrow(/set up with another secret/)
  await expect(sql(appUrl(url, passwords.right), 'select 1')).resolves.toHaveLength(1)
})

test.each([
  ['alter role muster_app bypassrls', 'alter role muster_app nobypassrls'],
  ['alter role muster_app superuser', 'alter role muster_app nosuperuser'],
  ['grant muster_owner to muster_app', 'revoke muster_owner from muster_app'],
])('an application that could read everything is refused (promise 9): %s', async (spoil, mend) => {
  await sql(url, spoil)
  await expect(provision(url, passwords.right)).rejects.toThrow(/rights that would let it read everything/)
  await sql(url, mend)
})

test('on a new server, a user that may create roles and databases is enough; one that may not is refused', async () => {
  const fresh = await throwAwayDatabase()
  try {
    await sql(fresh.adminUrl, "create role helper login createrole createdb password 'helper'; create role nobody login password 'nobody'")
    const as = (name: string) => Object.assign(new URL(databaseUrl(fresh.adminUrl, 'own')), { username: name, password: name }).href
    await expect(provision(as('nobody'), passwords.right)).rejects.toThrow(/may not create roles/)
    await provision(as('helper'), passwords.right)
    await provision(as('helper'), passwords.right)
    await sql(ownerUrl(as('helper')), 'create table thing (id int)')
    expect(await sql(appUrl(as('helper'), passwords.right), "select tableowner from pg_tables where tablename = 'thing'"))
      .toEqual([{ tableowner: 'muster_owner' }])
  } finally {
    await fresh.stop()
  }
})

test('a database that is not in UTF-8 is refused', async () => {
  await sql(server.adminUrl, "create database latin encoding 'LATIN1' locale_provider libc locale 'C' template template0")
  await expect(provision(databaseUrl(server.adminUrl, 'latin'), passwords.right)).rejects.toThrow(/encoded as LATIN1/)
})
