import pg from 'pg'
import { expect, test } from 'vitest'
import { cloneDatabase, freshDatabase, useFreshDatabase } from './database'

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

test('a fresh database is migrated and nobody else has it', async () => {
  const [one, other] = [await freshDatabase(), await freshDatabase()]
  await ask(one.ownerUrl, 'create table only_here (id int)')
  expect(await ask(one.superUrl, `select to_regclass('public._prisma_migrations') is not null as migrated,
    to_regclass('only_here') is not null as here`)).toEqual([{ migrated: true, here: true }])
  expect(await ask(other.superUrl, "select to_regclass('only_here') is not null as here")).toEqual([{ here: false }])
})

test('the application logs in as a role that owns nothing and is held by row-level security', async () => {
  await useFreshDatabase()
  expect(await ask(process.env.APP_DATABASE_URL ?? '', `select current_user as name, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
    (select count(*)::int from pg_class where relowner = pg_roles.oid) as owns from pg_roles where rolname = current_user`))
    .toEqual([{ name: 'muster_app', rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, owns: 0 }])
})

test('a clone holds what its source held, and can be dropped', async () => {
  const source = await freshDatabase()
  await ask(source.superUrl, 'create table kept as select 7 as n')
  const clone = await cloneDatabase(source.name)
  expect(await ask(clone.superUrl, 'select n from kept')).toEqual([{ n: 7 }])
  await clone.drop()
  await expect(ask(clone.superUrl, 'select 1')).rejects.toMatchObject({ code: '3D000' })
})
