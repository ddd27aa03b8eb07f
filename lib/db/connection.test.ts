import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { world, type SomePerson, type World } from '@/lib/testing/world'
import { as, look, weigh } from './as'
import { client, disconnect, transaction, type Tx } from './client'
import { newId } from './id'
import type { Statements } from './statement'

// Statements go past Prisma to the connection of its transaction, and to no other: row-level security depends on it (N3).

let w: World
let mara: SomePerson

beforeAll(async () => {
  w = await world()
  mara = await w.person('Mara Lindqvist')
  await w.open(mara)
})
afterAll(() => w.end())

const whoAmI = async (tx: Statements) => (await tx.$queryRaw<{ actor: string; backend: number }[]>`
  select current_setting('app.actor_id', true) as actor, pg_backend_pid() as backend`)[0]!

describe('a statement runs in its own transaction', () => {
  test('with models and other statements on the same connection', async () => {
    await transaction(async (tx) => {
      const { backend } = await whoAmI(tx)
      await tx.$executeRaw`select set_config('app.actor_id', ${mara.id}, true)`
      expect(await tx.incident.count()).toBe(1)
      expect(await whoAmI(tx)).toEqual({ actor: mara.id, backend })
    })
  })
  test('also when many run at once, more than there are connections, and some wait, throw or begin another within', async () => {
    const actors = Array.from({ length: 60 }, (_, index) => ({ ...mara, id: newId(), index }))
    const seen = await Promise.allSettled(actors.map((actor) => as(actor, async ({ tx }) => {
      const before = await whoAmI(tx)
      if (actor.index % 7 === 0) await tx.$queryRaw`select pg_sleep(0.02)`
      if (actor.index % 20 === 0) {
        const inner = await (actor.index % 40 === 0 ? look : weigh)(mara, async (at) => whoAmI(at.tx))
        expect(inner.actor).toBe(mara.id)
        expect(inner.backend).not.toBe(before.backend)
      }
      if (actor.index % 5 === 0) await expect(tx.$queryRaw`select 1 / 0`).rejects.toThrow('division by zero')
      else expect(await whoAmI(tx)).toEqual(before)
      if (actor.index % 11 === 0) throw new Error('given up')
      expect(before.actor).toBe(actor.id)
      return before.actor
    })))
    const failed = seen.filter((each) => each.status === 'rejected').map(({ reason }) => String(reason))
    expect(failed).toEqual(Array.from({ length: 6 }, () => 'Error: given up'))
  })
  test('and in none once it is over, nor on the connection that someone else has by then', async () => {
    let late: Tx | undefined
    await transaction(async (tx) => {
      late = tx
    })
    await as(mara, async () => {
      await expect(whoAmI(late!)).rejects.toThrow('this transaction is over')
    })
    const out = transaction(async (tx) => {
      late = tx
      await new Promise((resolve) => setTimeout(resolve, 300))
      return whoAmI(tx)
    }, { timeout: 100 })
    await expect(out).rejects.toThrow()
    await expect(whoAmI(late!)).rejects.toThrow('this transaction is over')
  })
  test('outside of one it sees no actor', async () => {
    expect((await whoAmI(client())).actor ?? '').toBe('')
    expect(await client().$queryRaw`select 1 as one from incident`).toEqual([])
  })
})

test('connections that the database ended while nobody used them are replaced', async () => {
  await Promise.all(Array.from({ length: 5 }, () => weigh(mara, async ({ tx }) => tx.incident.count())))
  const ended = await w.sql.query(`select pg_terminate_backend(pid) from pg_stat_activity where usename = 'muster_app' and datname = current_database()`)
  expect(ended.rowCount).toBeGreaterThan(2)
  await expect.poll(() => weigh(mara, ({ tx }) => tx.incident.count()).catch(() => null)).toBe(1)
  expect(await client().$queryRaw`select 1 as one`).toEqual([{ one: 1 }])
})

test('moments are read as they are where the database of one’s own has another clock', async () => {
  const { rows: [opened] } = await w.sql.query<{ at: string }>('select extract(epoch from opened_at)::float8 as at from incident')
  await w.sql.query(`do $$ begin execute format('alter role muster_app in database %I set timezone to ''Asia/Calcutta''', current_database()); end $$`)
  await disconnect()
  const [row, model] = await weigh(mara, async ({ tx }) => [
    (await tx.$queryRaw<{ at: Date }[]>`select opened_at as at from incident`)[0]!.at,
    (await tx.incident.findFirstOrThrow({ select: { openedAt: true } })).openedAt,
  ])
  for (const at of [row, model]) expect(Math.abs(at!.getTime() / 1000 - Number(opened!.at))).toBeLessThan(0.002)
})
