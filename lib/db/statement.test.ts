import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { world, type World } from '@/lib/testing/world'
import { client, transaction } from './client'
import { Prisma } from './generated/client'

let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.end())

describe('what goes in comes out', () => {
  test.each([
    ['a text with quotes and a tab', `'"\t\\ä🦊`, 'text'], ['an id', '5a0e8df0-9e12-4a22-a447-328eef27912d', 'uuid'], ['a whole number', 7, 'int'],
    ['a large number', 9_007_199_254_740_993n, 'bigint'], ['a fraction', 0.25, 'float8'], ['yes', true, 'boolean'], ['nothing', null, 'text'],
    ['texts', ['a', 'b"c', 'NULL', ''], 'text[]'], ['ids', ['5a0e8df0-9e12-4a22-a447-328eef27912d'], 'uuid[]'], ['none', [], 'int[]'],
    ['a moment', new Date('2026-11-22T09:00:00.529Z'), 'timestamptz'], ['a moment long ago', new Date('0005-01-01T00:00:00.001Z'), 'timestamptz'],
  ] as const)('%s', async (_what, value, type) => {
    const rows = await client().$queryRaw<{ value: unknown }[]>`select ${Prisma.sql`${value}::${Prisma.raw(type)}`} as value`
    expect(rows).toEqual([{ value }])
  })
  test('JSON is read', async () => {
    expect(await client().$queryRaw`select '{"a": [1, null]}'::jsonb as b, '[]'::json as a`).toEqual([{ a: [], b: { a: [1, null] } }])
  })
  test.each(['UTC', 'Asia/Calcutta', 'America/New_York'])('a moment is the same whatever the clock of the database is set to: %s', async (zone) => {
    const at = new Date('2026-11-22T09:00:00.529Z')
    await transaction(async (tx) => {
      await tx.$executeRaw`select set_config('timezone', ${zone}, true)`
      expect(await tx.$queryRaw`select ${at}::timestamptz as it, ${at}::timestamptz = '2026-11-22 09:00:00.529+00' as same`).toEqual([{ it: at, same: true }])
    })
  })
  test('a value is never a part of the statement', async () => {
    const wicked = `x'; select 1; --`
    expect(await client().$queryRaw`select ${wicked} as it`).toEqual([{ it: wicked }])
    expect(await client().$executeRaw`update organisation set name = name where name = ${wicked}`).toBe(0)
  })
  test('a type that nobody thought of is refused', async () => {
    await expect(client().$queryRaw`select 1.5::numeric as it`).rejects.toThrow('type 1700')
  })
})

test('a refusal tells its code and sentence, and no row (docs/decisions/0015)', async () => {
  const twice = client().$executeRaw`insert into known_browser (token_hash, person_id, used_at) select 'a secret', '5a0e8df0-9e12-4a22-a447-328eef27912d'::uuid, now() from generate_series(1, 2)`
  const refused = await twice.catch((error: unknown) => error)
  expect(refused).toMatchObject({ name: 'StatementError', code: '23505', message: expect.stringContaining('duplicate key') })
  expect(JSON.stringify(refused, Object.getOwnPropertyNames(refused))).not.toContain('a secret')
})
