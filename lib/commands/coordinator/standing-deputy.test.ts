import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { world, type SomePerson, type World } from '@/lib/testing/world'

let w: World
beforeAll(async () => { w = await world() })
afterAll(() => w.end())

test('W5: a plan from before, which held ids alone, takes its deputies as they are when it is brought up to date', async () => {
  const [first, second] = w.deputies as [SomePerson, SomePerson]
  const gone = crypto.randomUUID()
  await w.sql.query('update person set trust = 3 where id = $1', [second.id])
  await w.sql.query(`update plan_version set document = jsonb_set(document, '{standingDeputies}', $1)`, [JSON.stringify([second.id, first.id, gone])])
  await w.sql.query(readFileSync('prisma/migrations/20261122000005_deputy_trust/migration.sql', 'utf8'))
  const { rows } = await w.sql.query<{ deputies: unknown }>(`select document -> 'standingDeputies' as deputies from plan_version where number = 1`)
  expect(rows[0]!.deputies).toEqual([{ personId: second.id, trust: 3 }, { personId: first.id, trust: 1 }, { personId: gone, trust: 0 }])
})
