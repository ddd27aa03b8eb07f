import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { newApiToken } from '@/lib/actor/token'
import { digest } from '@/lib/actor/secret'
import { memoryOf } from '../scripts/bench/cpu'
import { expect, test } from './cast'
import { sendLong } from './peer'
import { doorRoutes, pageRoutes } from './routes'
import type { World } from './world'

// Attack 6: whatever takes a body takes little of one that is too long. Every route there is, from the folders of app.

/** The methods with which a route may be sent something, as its file exports them. */
function sendMethods(route: string): string[] {
  const source = readFileSync(`app${route}/route.ts`, 'utf8')
  return ['POST', 'PUT', 'PATCH', 'DELETE'].filter((method) => new RegExp(`export (async )?(const|function) ${method}\\b|export \\{[^}]*\\b${method}\\b`).test(source))
}

/** What stands at no address of the API has nothing to read. */
const readsNothing = ['/api/[...path]']
const web = Number(process.env.MUSTER_WEB_PID)

/** The address of a route, of the demonstration where it is about an incident. */
const addressOf = (route: string, incidentId: string) => route.replace('[incidentId]', incidentId)
  .replace('[...nextauth]', 'callback/credentials').replace('[...path]', 'nothing').replace('[name]', 'task.start').replaceAll(/\[\w+\]/g, () => randomUUID())

async function tokenOf({ sql, personId }: World): Promise<string> {
  const token = newApiToken()
  await sql(
    `insert into api_token (id, token_hash, person_id, label, expires_at) values (gen_random_uuid(), $1, $2, 'Bodies', now() + interval '9 days')`,
    digest(token), await personId('coordinator'))
  return token
}

test('attack 6: every route refuses a body that is too long, and little of it is kept', async ({ as, world }) => {
  test.setTimeout(180_000)
  const page = await as('coordinator')
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  const headers = { cookie, authorization: `Bearer ${await tokenOf(world)}`, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' }
  const sends = doorRoutes().flatMap((route) => sendMethods(route).map((method) => ({ route, method })))
  expect(sends.length).toBeGreaterThan(6)
  const before = memoryOf(web)
  for (const { route, method } of sends) {
    const path = addressOf(route, world.incidentId)
    const once = readsNothing.includes(route)
    const refused = once ? 404 : 413
    expect(await sendLong({ method, path, headers, announced: 5_000_000_000, once }), `${method} ${route}, announced`).toMatchObject({ status: refused })
    // A file for the time line may be long: what it holds is put away as it comes (bench, large file).
    if (route.includes('/import')) continue
    const { taken } = await sendLong({ method, path, headers, chunks: 3_000, once })
    expect(taken, `${method} ${route}, without an end`).toBeLessThan(refused === 404 ? Infinity : 20_000_000)
  }
  expect(memoryOf(web) - before).toBeLessThan(200)
})

test('attack 6: a form that is too long never reaches a page', async ({ world }) => {
  for (const route of pageRoutes()) {
    const path = addressOf(route, world.incidentId)
    expect(await sendLong({ method: 'POST', path, headers: { 'next-action': 'a' }, announced: 2_000_000 }), route).toMatchObject({ status: 413 })
    expect(await sendLong({ method: 'POST', path, headers: { 'next-action': 'a' }, chunks: 0 }), route).toMatchObject({ status: 411 })
  }
})
