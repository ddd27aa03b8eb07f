import { randomUUID } from 'node:crypto'
import { digest, newToken } from '@/lib/actor/secret'
import { sessionCookie } from '@/lib/actor/public-address'
import { execute } from '@/lib/commands/execute'
import { expect, test } from './cast'
import { pageRoutes } from './routes'
import type { World } from './world'

// Promise 1, N3, N8: the same addresses are fetched in two worlds that differ only in what the reader may not know of. Status, headers and
// every byte of the page are the same, as a document and as the payload of a navigation. For the API: app/api/v1/two-worlds.test.ts.

/** What differs between any two answers to the same question and tells nothing. There may be five at most. */
const masks: readonly [RegExp, string][] = [
  // Content security: a new number for each answer, in the header and on each script.
  [/nonce-[A-Za-z0-9+/=]+/g, 'nonce'], [/(nonce\\?"?[=:]\\?")[A-Za-z0-9+/=]+/g, '$1'],
  // Next's key of a request, in the payload's head.
  [/[A-Za-z0-9_-]{21}(?=[vm]\\?")/g, 'request'],
]
const unlike = new Set(['date', 'content-length', 'connection', 'keep-alive', 'transfer-encoding'])

type Asker = { who: string; cookie: string }
type Answer = { status: number; headers: [string, string][]; body: string }

async function ask(address: string, cookie: string, headers: Record<string, string>): Promise<Answer> {
  // A navigation without this is sent elsewhere before anything is looked at.
  const mark = headers.rsc ? `${address.includes('?') ? '&' : '?'}_rsc=` : ''
  const answer = await fetch(`${process.env.MUSTER_URL}${address}${mark}`, {
    redirect: 'manual', headers: { 'sec-fetch-site': 'same-origin', ...(cookie && { cookie }), ...headers },
  })
  const mask = (text: string) => masks.reduce((masked, [what, by]) => masked.replace(what, by), text)
  const kept = [...answer.headers].filter(([name]) => !unlike.has(name)).map(([name, value]): [string, string] => [name, mask(value)])
  return { status: answer.status, headers: kept, body: mask(await answer.text()) }
}

async function askAll(addresses: readonly string[], askers: readonly Asker[]): Promise<Record<string, Answer>> {
  const answers: Record<string, Answer> = {}
  for (const { who, cookie } of askers)
    for (const address of addresses)
      for (const [how, headers] of Object.entries({ document: {}, navigation: { rsc: '1' } } as Record<string, Record<string, string>>))
        answers[`${who}: ${address} as ${how}`] = await ask(address, cookie, headers)
  return answers
}

/** Every address there is, of the incident with everything in it. */
function addresses(incidentId: string, taskId: string): string[] {
  const routes = pageRoutes()
    // It draws a new secret for each answer.
    .filter((route) => !['/account/second-factor', '/enrol'].includes(route))
    .map((route) => route.replace('[incidentId]', incidentId).replace('[taskId]', taskId).replace('[token]', 'no-invitation'))
  const asked = [
    'plan?task=', `plan/${taskId}?signature=`, 'time-line?entry=', 'time-line?entry=1&q=', 'time-line/import?import=', 'time-line/import/refused?import=',
    'time-line/export?as=csv&', 'people?talk=', 'people?seat=', 'evidence?item=', 'hosts?host=', 'log-book?before=9&', 'log-book?entry=9&',
  ].map((each) => `/incidents/${incidentId}/${each}${taskId}`)
  return [
    ...routes, ...asked, ...finds(incidentId, taskId), `/incidents/${incidentId}/nothing`, '/nothing', '/incidents', '/api/v1/incidents',
    `/api/v1/incidents/${incidentId}`, '/api/nothing', `/draft-key?in=${incidentId}`, `/incidents/${incidentId}/situation/words`,
    `/incidents/${incidentId}/waits`,
  ]
}

/** The search and the palette, with words that stand in the incident. */
const finds = (incidentId: string, taskId: string): string[] => ['Copper', 'log', 'hidden'].flatMap((q) => [
  `/search?q=${q}`, `/search?q=${q}&in=${incidentId}`, `/find?q=${q}`, `/find?q=${q}&in=${incidentId}&task=${taskId}`,
])

/** Where two answers begin to differ, or nothing. */
function difference(one: Answer, other: Answer | undefined): string {
  const [a, b] = [one, other].map((answer) => JSON.stringify(answer))
  if (a === b || !a || !b) return a === b ? '' : 'only one of them answered'
  const at = [...a].findIndex((letter, i) => letter !== b[i])
  return `…${a.slice(Math.max(0, at - 120), at + 120)}… is not …${b.slice(at, at + 120)}…`
}

const differences = (one: Record<string, Answer>, other: Record<string, Answer>): string[] =>
  Object.entries(one).map(
    ([asked, answer]) => [asked, difference(answer, other[asked])]
  ).filter(([, what]) => what).map((each) => each.join(': '))

/** Somebody with a full seat. */
async function joining(world: World): Promise<string> {
  const { id, cookie } = await somebody(world, 'active')
  await seated(world, id, 'active')
  return cookie
}

type Kind = 'active' | 'ordinary' | 'administrator' | 'removed' | 'proposed' | 'declined' | 'aware' | 'elsewhere' | 'locked' | 'half'

/** Somebody with an account and a session of their own, as signing in would have left it. */
async function somebody({ sql }: World, kind: Kind): Promise<{ id: string; cookie: string }> {
  const [id, token] = [randomUUID(), newToken()]
  await sql(
    `insert into person (id, login, name, organisation, administrator) values ($1, $2, $3, 'Systems', $4)`, id, `two.${kind}`,
    `Someone ${kind}`, kind === 'administrator',
  )
  await sql(`insert into credential (person_id, totp_secret, totp_confirmed_at) values ($1, 'none', muster.now())`, id)
  await sql(
    `insert into session (id, token_hash, person_id, created_at, last_active_at, expires_at, second_factor_at, locked_at)
     values (gen_random_uuid(), $1, $2, muster.now(), muster.now(), muster.now() + interval '9 hours', $3, $4)`,
    digest(token), id, kind === 'half' ? null : new Date(), kind === 'locked' ? new Date() : null)
  return { id, cookie: `${sessionCookie().name}=${token}` }
}

/** Puts somebody on the demonstration's list, in that state. */
async function seated({ sql, incidentId }: World, personId: string, state: string): Promise<void> {
  await sql(
    `insert into seat (id, incident_id, person_id, name, organisation, kind, why, reach, state, sees, trust, how, added_at, ended_at,
      acknowledged_at, acknowledged_rules)
     values (gen_random_uuid(), $1, $2, 'Somebody', 'Systems', 'technical', 'Knows it.', 'Card.', $3, 'whole', 1, 'added', muster.now(), $4,
      muster.now(),      (select max(number) from rules_version))`,
    incidentId, personId, state, ['removed', 'declined'].includes(state) ? new Date() : null)
}

/** From now on the clock stands still, so that no page differs by the minute. */
const stopClock = async ({ sql, moment }: World): Promise<void> => {
  const now = (await moment()).toISOString()
  await sql(`create or replace function muster.now() returns timestamptz language sql stable as $$ select timestamptz '${now}' $$`)
}

/** Takes every row of one incident away, as if it had never been. */
async function unmake({ sql }: World, incidentId: string): Promise<void> {
  const tables = await sql<{ name: string }>(
    `select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'incident_id'`
  )
  const statements = [...tables.map(
    ({ name }) => `delete from "${name}" where incident_id = '${incidentId}'`
  ), `delete from incident where id = '${incidentId}'`]
  await sql(`do $do$ begin set local session_replication_role = replica; ${statements.join('; ')}; end $do$`)
}

test('promise 1: no page tells an outsider whether an incident exists', async ({ world }) => {
  test.setTimeout(400_000)
  const { incidentId, sql } = world
  const kinds: Kind[] = ['ordinary', 'administrator', 'removed', 'proposed', 'declined', 'aware', 'elsewhere', 'locked', 'half']
  const askers: Asker[] = [{ who: 'nobody', cookie: '' }, {
    who: 'a cookie of no session', cookie: `${sessionCookie().name}=${newToken()}`,
  }]
  for (const kind of kinds) {
    const { id, cookie } = await somebody(world, kind)
    askers.push({ who: kind, cookie })
    if (['removed', 'proposed', 'declined', 'aware'].includes(kind))
      await seated(world, id, kind)
    if (kind === 'elsewhere')
      await execute('incident.open', {
        id, name: 'Someone elsewhere', via: 'session', administrator: false, ours: true, sessionId: null,
      }, {
        input: {
          codeName: 'Silver Otter', kind: 'misuse', established: 'suspected', severity: 2, drill: false, symptoms: 'A job failed.',
          reach: 'Card.',
          rulesVersion: Number((await sql<{ number: number }>('select max(number) as number from rules_version'))[0]!.number),
        },
      })
  }
  const all = addresses(incidentId, await world.taskId('log-copy'))
  const insider = [{ who: 'someone on the roster', cookie: await joining(world) }]
  await stopClock(world)
  const inside = await askAll(all, insider)
  const within = await askAll(all, askers)
  await unmake(world, incidentId)
  const without = await askAll(all, askers)
  expect(Object.keys(within)).toHaveLength(all.length * askers.length * 2)
  expect(differences(within, without)).toEqual([])
  // The control: to somebody on the list the two worlds are not alike, in either way of asking.
  const unalike = differences(inside, await askAll(all, insider))
  for (const how of ['document', 'navigation']) expect(unalike.filter((each) => each.includes(` as ${how}: `)).length, how).toBeGreaterThan(10)
  expect(masks.length).toBeLessThanOrEqual(5)
})

test('N8: no page tells a limited seat what goes on beside what is shared with it', async ({ world }) => {
  test.setTimeout(400_000)
  const { incidentId, sql } = world
  const token = newToken()
  const partner = await world.personId('partner')
  await sql(
    `insert into session (id, token_hash, person_id, created_at, last_active_at, expires_at, second_factor_at)
     values (gen_random_uuid(), $1, $2, muster.now(), muster.now(), muster.now() + interval '9 hours', muster.now())`,
    digest(token), partner)
  const seat = await world.one('select id from seat where incident_id = $1 and person_id = $2 and ended_at is null', incidentId, partner)
  const own = await sql<{ id: string }>(`select object_id as id from share where seat_id = $1 and noun = 'task'`, seat)
  const all = [...new Set([...own.map(({ id }) => id), await world.taskId('log-copy')])].flatMap((id) => addresses(incidentId, id))
  const asker = [{ who: 'limited', cookie: `${sessionCookie().name}=${token}` }]
  const insider = [{ who: 'someone on the roster', cookie: await joining(world) }]
  const whole = ['situation', 'time-line', 'people', 'hosts'].map(world.at)
  await stopClock(world)
  const before = await askAll(all, asker)
  const beside = await askAll(whole, insider)
  expect(Object.values(before).filter(({ status, body }) => status === 200 && body.includes('Copper Heron')).length).toBeGreaterThan(3)
  await goOn(world, seat)
  const after = await askAll(all, asker)
  expect(differences(before, after)).toEqual([])
  // The control: to somebody on the list each of these pages has changed.
  expect(differences(beside, await askAll(whole, insider))).toHaveLength(whole.length * 2)
})

/**
 * More people, hosts, events, questions and tasks under way: nothing of it shared with that seat. The hosts are only suspected: one that is
 * confirmed adds items to every task that is kept for each host, to those that are shared, too (TK-12).
 */
async function goOn({ sql, incidentId, run }: World, seat: string): Promise<void> {
  const coordinator = (await sql<{ id: string }>('select coordinator_seat_id as id from incident where id = $1', incidentId))[0]!.id
  const added = `added_by_seat_id, added_at`
  await sql(
    `insert into seat (id, incident_id, name, organisation, kind, why, reach, state, sees, how, ${added})
     select gen_random_uuid(), $1, 'Hidden person ' || n, 'Hidden', 'technical', 'Hidden.', 'Hidden.', 'aware', 'whole', 'added', $2,
      muster.now() from generate_series(1, 9) n`,
    incidentId, coordinator)
  await sql(
    `insert into host (id, incident_id, name, state, why, ${added}, state_at)
     select gen_random_uuid(), $1, 'hidden-' || n, 'suspected', 'Hidden.', $2, muster.now(), muster.now() from generate_series(1, 9) n`,
    incidentId, coordinator)
  await sql(
    `insert into time_line_entry (id, incident_id, number, text, happened, happened_us, sort_us, recorded_at, by_seat_id)
     select gen_random_uuid(), $1, 9000 + n, 'Hidden.', 'exact', n, n, muster.now(), $2 from generate_series(1, 9) n`,
    incidentId, coordinator)
  await sql(
    `insert into question (id, incident_id, asked_by_seat_id, text, asked_at)
     select gen_random_uuid(), $1, $2, 'Hidden?', muster.now() from generate_series(1, 9) n`, incidentId, coordinator)
  await sql(
    `update task set result = 'Hidden.', state_at = muster.now(), version = version + 1
     where incident_id = $1 and id not in (select object_id from share where seat_id = $2)`, incidentId, seat)
  await sql(
    `update incident set summary = 'Hidden.', severity = 4, evidence_count = 99, time_line_count = 99, version = version + 1 where id = $1`,
    incidentId,
  )
  // None of this stands in the log book; this does, and with it full seats read anew (docs/decisions/0030).
  await run('coordinator', 'timeLine.add', {
    incidentId, happened: { kind: 'unknown', start: null, end: null, zone: 'UTC' }, writtenAs: '', foundAt: null, text: 'Hidden.', source: '', hostIds: [],
    accounts: '', evidenceIds: [], taskId: null, audience: 'team',
  })
}
