import http from 'node:http'
import { memoryOf } from '../bench/cpu'
import { chance } from './random'
import { allActions, allRoutes, someRequest, type Asked, type Ground } from './requests'

export type Finding = { what: string; asked: string }
export type Fuzzed = { seed: number; requests: number; statuses: Record<string, number>; slowest: number; memory: number; findings: Finding[] }

type How = {
  address: string
  /** The web server's, whose memory is sampled. */
  pid: number
  seed: number
  milliseconds: number
  ground: Omit<Ground, 'actions'>
  /** What a request carries to be somebody; asked for again and again, since what is sent may sign people out. */
  askers: () => Promise<readonly Record<string, string>[]>
}

const slowBeyond = 1_000
const givenUpAfter = 20_000
/** MB that the server may hold at most while it is fuzzed; its living data is a tenth of that. */
export const memoryBound = 700
const atOnce = 4

/**
 * Asks every route that there is, by every method, with odd parameters, headers, cookies and bodies, as several people and as nobody. Finds
 * what answers with a fault or not at all, what takes longer than a second though the server is not busy otherwise, and memory beyond bounds.
 */
export async function fuzz({ address, pid, seed, milliseconds, ground, askers }: How): Promise<Fuzzed> {
  const c = chance(seed)
  const [routes, all] = [allRoutes(), { ...ground, actions: allActions() }]
  const fuzzed: Fuzzed = { seed, requests: 0, statuses: {}, slowest: 0, memory: 0, findings: [] }
  const found = (what: string, asked: Asked) => fuzzed.findings.push({ what, asked: written(asked) })
  const until = performance.now() + milliseconds
  let people = await askers()
  const worker = async () => {
    while (performance.now() < until) {
      if (fuzzed.requests++ % 100 === 0) people = await askers()
      const asked = someRequest(c, routes[fuzzed.requests % routes.length]!, all)
      const whole = { ...asked, headers: { ...asked.headers, ...c.one(people) } }
      const answer = await send(address, whole)
      fuzzed.statuses[answer.status] = (fuzzed.statuses[answer.status] ?? 0) + 1
      fuzzed.memory = Math.max(fuzzed.memory, memoryOf(pid))
      if (answer.status >= 500) found(`answered ${answer.status}`, whole)
      else if (answer.status === 0 && (await send(address, whole)).status === 0) found('no answer', whole)
      else if (answer.took > slowBeyond) {
        const took = await slowAlone(address, whole)
        if (took > slowBeyond) found(`took ${took.toFixed(0)} ms`, whole)
      } else fuzzed.slowest = Math.max(fuzzed.slowest, answer.took)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  if (fuzzed.memory > memoryBound) fuzzed.findings.push({ what: `memory of ${fuzzed.memory.toFixed(0)} MB`, asked: '' })
  return fuzzed
}

/** How long a request that was slow takes by itself, at its best of three, as if the machine had nothing else to do. */
async function slowAlone(address: string, asked: Asked): Promise<number> {
  let least = Infinity
  for (let again = 0; again < 3 && least > slowBeyond; again++) {
    const before = heldUp()
    const { took } = await send(address, asked)
    least = Math.min(least, took / Math.max(before, heldUp()))
  }
  return least
}

/** How many times longer than alone work takes now, since other programs have the processors as well. */
function heldUp(): number {
  const [began, cpu] = [performance.now(), process.cpuUsage()]
  while (process.cpuUsage(cpu).user < 30_000);
  const { user, system } = process.cpuUsage(cpu)
  return Math.max(1, (performance.now() - began) / ((user + system) / 1000))
}

type Answer = { status: number; took: number }

/** Sends a request as it is written. Status 0: no answer came. Of a stream only the beginning is waited for. */
function send(address: string, { method, path, headers, body }: Asked): Promise<Answer> {
  return new Promise((resolve) => {
    const began = performance.now()
    let status = 0
    const over = () => resolve({ status, took: performance.now() - began })
    const { hostname, port } = new URL(address)
    // A form counts only if it says that a page of here sent it.
    const sent = { origin: address, ...headers, ...(body ? { 'content-length': body.length } : {}) }
    const request = http.request({ hostname, port, method, path, headers: sent, agent, timeout: givenUpAfter }, (answer) => {
      status = answer.statusCode ?? 0
      if (answer.headers['content-type']?.includes('text/event-stream')) request.destroy()
      answer.on('end', over).on('error', over).on('close', over).resume()
    })
    request.on('timeout', () => request.destroy()).on('error', over).on('close', over)
    request.end(body ?? undefined)
  })
}

const agent = new http.Agent({ keepAlive: true, maxSockets: 16 })

const secrets = new Set(['cookie', 'authorization'])

function written({ method, path, headers, body }: Asked): string {
  const named = Object.entries(headers).map(([name, value]) => `${name}: ${secrets.has(name) ? '…' : value.slice(0, 200)}`)
  return [`${method} ${path.slice(0, 500)}`, ...named, '', body?.subarray(0, 1_500).toString('latin1') ?? ''].join('\n')
}
