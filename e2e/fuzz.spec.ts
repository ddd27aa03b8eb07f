import { digest, newToken } from '@/lib/actor/secret'
import { sessionCookie } from '@/lib/actor/public-address'
import { fuzz } from '../scripts/fuzz/fuzz'
import { expect, test } from './cast'
import type { Who } from './world'

// A short run of `npm run fuzz`, always the same, against the demonstration.

test('every route, asked in odd ways, answers in time and without a fault', async ({ world }) => {
  test.setTimeout(120_000)
  const session = async (who: Who): Promise<Record<string, string>> => {
    const token = newToken()
    await world.sql(
      `insert into session (id, token_hash, person_id, created_at, last_active_at, expires_at, second_factor_at)
       values (gen_random_uuid(), $1, $2, muster.now(), muster.now(), muster.now() + interval '9 hours', muster.now())`,
      digest(token), await world.personId(who))
    return { cookie: `${sessionCookie().name}=${token}` }
  }
  const rows = await world.sql<{ id: string }>(`(select id from task limit 20) union all (select id from seat limit 20) union all (select id from host limit 5)`)
  const { findings, requests } = await fuzz({
    address: process.env.MUSTER_URL ?? '', pid: Number(process.env.MUSTER_WEB_PID), seed: 7, milliseconds: 15_000,
    ground: { incidentId: world.incidentId, ids: rows.map(({ id }) => id) },
    askers: async () => [{}, ...(await Promise.all((['coordinator', 'member', 'partner', 'outsider'] as const).map(session)))],
  })
  expect(findings).toEqual([])
  expect(requests).toBeGreaterThan(50)
})
