import http from 'node:http'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { GET, HEAD } from '@/app/api/v1/stream/route'
import { digest } from '@/lib/actor/secret'
import { newId } from '@/lib/db/id'
import { follow, openStreams } from '@/lib/live/hub'
import { tokenFor } from '@/lib/testing/calls'
import { served } from '@/lib/testing/served'
import { world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'
import { liveStream } from './stream'

// Real readers of real streams, over a web server.

let w: World
let mara: SomePerson
let incident: SomeIncident
let server: Awaited<ReturnType<typeof served>>
let token: string
let readers: http.ClientRequest[] = []

beforeAll(async () => {
  w = await world()
  mara = await w.person('Mara Lindqvist')
  incident = await w.open(mara)
  token = await tokenFor(w, mara.id)
  server = await served((request) => Promise.resolve(request.method === 'HEAD' ? HEAD() : GET(request, { params: Promise.resolve({}) })))
})
afterAll(async () => {
  server.close()
  await w.end()
})
afterEach(async () => {
  for (const reader of readers) reader.destroy()
  readers = []
  await vi.waitFor(() => expect(openStreams()).toBe(0))
})

type Reader = { heard: string; over: boolean; leave: () => void }

function read(method = 'GET'): Promise<Reader & { status: number }> {
  return new Promise((resolve, reject) => {
    const request = http.request({ port: server.port, host: '127.0.0.1', method, agent: false, headers: { authorization: `Bearer ${token}` } }, (answer) => {
      const reader = { status: answer.statusCode ?? 0, heard: '', over: false, leave: () => void request.destroy() }
      answer.setEncoding('utf8').on('data', (more: string) => { reader.heard += more }).on('error', () => {}).on('close', () => { reader.over = true })
      resolve(reader)
    }).on('error', reject)
    readers.push(request)
    request.end()
  })
}

test('attack 17: a stream whose reader has left is gone', async () => {
  const reader = await read()
  await vi.waitFor(() => expect(openStreams()).toBe(1))
  reader.leave()
  await vi.waitFor(() => expect(openStreams()).toBe(0))
})

test('attack 17: asked for without its content no stream opens', async () => {
  const { status } = await read('HEAD')
  expect(status).toBe(405)
  expect(openStreams()).toBe(0)
})

test('attack 17: of more than ten streams of one person the oldest ends', async () => {
  const all: Reader[] = []
  for (let each = 0; each < 13; each++) all.push(await read())
  await vi.waitFor(() => expect(all.map(({ over }) => over)).toEqual(all.map((_, at) => at < 3)))
  expect(all[0]?.heard).toContain('event: ended')
  expect(openStreams()).toBe(10)
})

test('F12: a reader that leaves while it is told disturbs nobody else', async () => {
  const [stays, goes] = [await read(), await read()]
  await vi.waitFor(() => expect(openStreams()).toBe(2))
  // Long enough for the streams to have been noticed.
  await vi.waitFor(async () => expect((await w.sql.query('select 1 from api_token where last_used_at is not null')).rowCount).toBe(1))
  for (let each = 0; each < 5; each++) {
    const done = w.run(mara, 'logBook.note', { incidentId: incident.id, kind: 'observation', at: new Date().toISOString(), text: `Note ${each}`, call: null })
    if (each === 2) goes.leave()
    await done
  }
  stays.heard = ''
  await w.run(mara, 'logBook.note', { incidentId: incident.id, kind: 'observation', at: new Date().toISOString(), text: 'The last', call: null })
  await vi.waitFor(() => expect(stays.heard).toContain('event: changed'), { timeout: 3_000 })
})

test('F12: a reader that goes between two others is told nothing, and the next one hears', async () => {
  const session = newId()
  await w.sql.query(
    `insert into session (id, token_hash, person_id, expires_at, created_at, last_active_at, second_factor_at)
     values ($1, $2, $3, muster.now() + interval '9 hours', muster.now(), muster.now(), muster.now())`, [session, digest(session), mara.id])
  const ticket = { session }
  const since = new Date(Date.now() - 600_000)
  let heard = 0
  let gone: Promise<void> | undefined
  const first = follow({ actor: mara, ticket, since, tell: () => { gone ??= reader.cancel() } })
  const reader = liveStream(new Request(`http://localhost/live?since=${since.toISOString()}`), mara, ticket).body!.getReader()
  const last = follow({ actor: mara, ticket, since, tell: () => { heard++ } })
  await vi.waitFor(() => expect(gone).toBeDefined())
  await vi.waitFor(() => expect(heard).toBeGreaterThan(0))
  expect(openStreams()).toBe(2)
  first()
  last()
})
