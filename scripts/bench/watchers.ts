import { setMaxListeners } from 'node:events'
import { Agent, get } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { digest, newToken } from '@/lib/actor/secret'
import { sessionCookie } from '@/lib/actor/public-address'
import type { SomeIncident } from '@/lib/testing/world'
import type { Data } from './data'
import { cpuOf } from './cpu'
import type { Server } from './servers'
import { addEntry } from './sides'

/** What many watchers of one page cost: each command's time, and for each command and watcher when the watcher had a page that holds it. */
export type Watched = { commands: number[]; seen: number[]; never: number; pages: number; busy: { web: number; database: number } }

type How = { watchers: number; everyMs: number; seconds: number }
type Page = { began: number; ended: number }

/**
 * So many people have the Situation of one incident open, as browsers do (components/live/live-watch.tsx), while somebody adds to its time
 * line every so many milliseconds.
 */
export async function watched(data: Data, server: Server, postmaster: number, { watchers, everyMs, seconds }: How): Promise<Watched> {
  const incident = data.incidents[2]!
  const leaving = new AbortController()
  setMaxListeners(0, leaving.signal) // each request under way listens
  const pages: Page[][] = []
  const all = Array.from({ length: watchers }, async (_, each) => {
    const mine: Page[] = []
    pages.push(mine)
    return watch(server, incident, await seated(data, incident, each), mine, leaving.signal)
  })
  const over = await Promise.all(all)
  await wait(3_000)
  const before = [cpuOf(server.pid), cpuOf(postmaster)] as const
  const [commands, committed]: [number[], number[]] = [[], []]
  const from = performance.now()
  const sent: Promise<void>[] = []
  for (let turn = 0; turn * everyMs < seconds * 1000; turn++) {
    await wait(from + turn * everyMs - performance.now())
    const began = performance.now()
    sent.push(addEntry(data, server, incident.id, turn).then(() => {
      commands.push(performance.now() - began)
      committed.push(performance.now())
    }))
  }
  await Promise.all(sent)
  const lasted = performance.now() - from
  const busy = { web: (cpuOf(server.pid) - before[0]) / lasted, database: (cpuOf(postmaster) - before[1]) / lasted }
  await wait(10_000)
  leaving.abort()
  await Promise.all(over.map(({ done }) => done))
  // What was asked for after a command was done holds it.
  const times = committed.flatMap((moment) => pages.map((mine) => (mine.find(({ began }) => began >= moment)?.ended ?? Infinity) - moment))
  return {
    commands, seen: times.filter(Number.isFinite), never: times.filter((time) => !Number.isFinite(time)).length,
    pages: pages.flat().filter(({ began }) => began > from).length, busy,
  }
}

/** Somebody with a full seat, and their cookie. */
async function seated({ w }: Data, incident: SomeIncident, each: number): Promise<string> {
  const person = await w.person(`Watcher ${each}`)
  await w.seat(incident, person)
  const token = newToken()
  await w.sql.query(
    `insert into session (id, token_hash, person_id, expires_at, created_at, last_active_at, second_factor_at)
     values (gen_random_uuid(), $1, $2, muster.now() + interval '9 hours', muster.now(), muster.now(), muster.now())`, [digest(token), person.id])
  return `${sessionCookie().name}=${token}`
}

/** Opens the page and its stream; returns once both stand. */
async function watch({ address }: Server, { id }: SomeIncident, cookie: string, pages: Page[], signal: AbortSignal): Promise<{ done: Promise<void> }> {
  const headers = { cookie, 'sec-fetch-site': 'same-origin' }
  const load = async () => {
    const began = performance.now()
    await arrived(`${address}/incidents/${id}/situation/words`, { ...headers, 'accept-encoding': 'gzip' }, signal)
    pages.push({ began, ended: performance.now() })
    return performance.now() - began
  }
  await load()
  const stream = await fetch(`${address}/live?since=${new Date().toISOString()}`, { headers, signal })
  if (stream.status !== 200) throw new Error(`the stream answered ${stream.status}`)
  let [busy, stale] = [false, false]
  const show = async () => {
    stale = true
    if (busy) return
    busy = true
    while (stale) {
      stale = false
      const took = await load()
      await wait(took)
    }
    busy = false
  }
  const listen = async () => {
    const text = new TextDecoder()
    for await (const part of stream.body!) if (text.decode(part).includes('event: changed')) void show().catch(gone)
  }
  return { done: listen().catch(gone) }
}

const connections = new Agent({ keepAlive: true })

/** Waits until a page is here, as it travels: a hundred browsers have processors of their own to unpack and draw it. Refuses any answer but 200. */
function arrived(address: string, headers: Record<string, string>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const asked = get(address, { headers, signal, agent: connections }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`the page answered ${answer.statusCode}`))
      answer.on('end', resolve).on('error', reject).resume()
    })
    asked.on('error', reject)
  })
}

function gone(error: unknown): void {
  if (!(error instanceof Error && error.name === 'AbortError')) throw error
}
