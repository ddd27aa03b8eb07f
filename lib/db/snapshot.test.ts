import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { systemActor } from '@/lib/actor/actor'
import { world, type SomePerson, type World } from '@/lib/testing/world'
import { as, look, weigh, type At } from './as'
import { newId } from './id'

// A page reads in one snapshot that goes past Prisma; what it may see is the same as in every other transaction (N3).

let w: World
let mara: SomePerson

beforeAll(async () => {
  w = await world()
  mara = await w.person('Mara Lindqvist')
  await w.open(mara)
})
afterAll(() => w.end())
afterAll(() => vi.useRealTimers())

const count = async ({ tx }: At) => (await tx.$queryRaw<{ n: number }[]>`select count(*)::int as n from incident`)[0]!.n
const backend = async ({ tx }: At) => (await tx.$queryRaw<{ pid: number }[]>`select pg_backend_pid() as pid`)[0]!.pid
const entered = async ({ tx }: At) => (await tx.$queryRaw<Record<string, string>[]>`
    select current_setting('app.actor_id') as actor, current_setting('app.incident_id') as incident, current_setting('enable_seqscan') as scans,
      current_setting('plan_cache_mode') as plans, current_setting('TimeZone') as zone`)[0]

describe('a snapshot', () => {
  test('is entered as every other transaction', async () => {
    const seen = await as(mara, entered)
    expect(seen).toEqual({ actor: mara.id, incident: '', scans: 'off', plans: 'force_generic_plan', zone: 'UTC' })
    expect([await look(mara, entered), await weigh(mara, entered)]).toEqual([seen, seen])
    expect(await look(systemActor, entered)).toEqual({ ...seen, actor: systemActor.id })
    await w.advance(600)
    const shown = await look(mara, (at) => Promise.resolve(at.now))
    expect(Math.abs(shown.getTime() - (await w.moment()).getTime())).toBeLessThan(5000)
  })
  test('shows a person their incidents, and someone else none; no id gets more than itself', async () => {
    expect(await look(mara, count)).toBe(1)
    for (const id of [newId(), `${mara.id}' || '`, `${mara.id}', true), set_config('app.actor_id', '${mara.id}`, ''])
      expect(await look({ ...mara, id }, count).catch(() => 0), id).toBe(0)
  })
  test('shows one moment, whatever others do meanwhile, and writes nothing', async () => {
    await look(mara, async (at) => {
      await w.open(mara, { codeName: 'Silver Otter' })
      expect(await count(at)).toBe(1)
    })
    expect(await look(mara, count)).toBe(2)
    await expect(look(mara, ({ tx }) => tx.$executeRaw`update incident set drill = true`)).rejects.toThrow('read-only transaction')
  })
  test('reads on no connection once it is over; what failed in it harms nobody after it', async () => {
    let late: At | undefined
    await look(mara, async (at) => {
      late = at
    })
    await expect(count(late!)).rejects.toThrow('this transaction is over')
    await expect(look(mara, ({ tx }) => tx.$queryRaw`select 1 / 0`)).rejects.toThrow('division by zero')
    await expect(look(mara, () => Promise.reject(new Error('given up')))).rejects.toThrow('given up')
    expect(await Promise.all(Array.from({ length: 30 }, () => look(mara, count)))).toEqual(Array.from({ length: 30 }, () => 2))
  })
  test('is never another’s: many at once, more than there are connections', async () => {
    const actors = Array.from({ length: 60 }, () => ({ ...mara, id: newId() }))
    const seen = await Promise.all(actors.map((actor) => look(actor, async (at) => {
      const before = await entered(at)
      await at.tx.$queryRaw`select pg_sleep(0.01)`
      expect(await entered(at)).toEqual(before)
      return before
    })))
    expect(seen).toMatchObject(actors.map(({ id }) => ({ actor: id })))
  })
  test('ends after half a minute, with its connection', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const slow = look(mara, async (at) => {
      const pid = await backend(at)
      vi.advanceTimersByTime(30_000)
      await expect(count(at)).rejects.toThrow('longer than half a minute')
      return pid
    })
    await expect(slow).rejects.toThrow('longer than half a minute')
    vi.useRealTimers()
    expect(await look(mara, count)).toBe(2)
  })
  test('a connection that the database ends under it is an error there, and nowhere else', async () => {
    await expect(look(mara, async (at) => {
      await w.sql.query('select pg_terminate_backend($1)', [await backend(at)])
      return count(at)
    })).rejects.toThrow()
    expect(await look(mara, count)).toBe(2)
  })
})
