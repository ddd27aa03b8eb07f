import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { freshDatabase } from '@/lib/testing/database'
import { asOneStep, giveUpInterrupted } from './migration-step.mjs'

let owner: pg.Client
beforeEach(async () => {
  const { ownerUrl } = await freshDatabase()
  owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  await owner.query(`insert into public._prisma_migrations (id, checksum, migration_name) values ('next', 'x', '2999_next')`)
})
afterEach(() => owner.end())

const mark = async () => (await owner.query(`select finished_at is not null as finished, rolled_back_at is not null as given_up
  from public._prisma_migrations where id = 'next'`)).rows[0]
const tableThere = async () => (await owner.query(`select to_regclass('public.next') is not null as there`)).rows[0].there

test('a migration and its mark are done together', async () => {
  await owner.query(asOneStep(`create table next (id int); create function next() returns int language sql as $$ select 1; $$;`))
  expect(await mark()).toEqual({ finished: true, given_up: false })
  await giveUpInterrupted(owner)
  expect(await mark()).toEqual({ finished: true, given_up: false })
})

test('one that fails, or is killed, does nothing and leaves no mark', async () => {
  await expect(owner.query(asOneStep('create table next (id int); select 1 / 0;'))).rejects.toMatchObject({ code: '22012' })
  expect(await mark()).toEqual({ finished: false, given_up: false })
  expect(await tableThere()).toBe(false)
})

test('one that a later start has given up can not be finished by whoever began it', async () => {
  await giveUpInterrupted(owner)
  expect(await mark()).toEqual({ finished: false, given_up: true })
  await expect(owner.query(asOneStep('create table next (id int);'))).rejects.toThrow(/given up by a later start/)
  expect(await tableThere()).toBe(false)
})
