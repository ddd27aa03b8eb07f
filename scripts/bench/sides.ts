import type { Data } from './data'
import type { Side } from './measure'
import { cookieOf, type Server } from './servers'

/** The pairs that are measured: what Muster is asked, and what the bare application is asked beside it. */
export function pairs(data: Data, muster: Server, bare: Server): { what: string; sides: [Side, Side] }[] {
  const cookie = cookieOf(data)
  const asPerson = { cookie: `${cookie.name}=${cookie.value}` }
  const asProgram = { authorization: `Bearer ${data.token}` }
  const side = (server: Server, path: string, headers: Record<string, string>): Side =>
    ({ pid: server.pid, ask: () => get(server.address + path, headers) })
  const pair = (what: string, path: string, headers: Record<string, string>, barePath: string) =>
    ({ what, sides: [side(muster, path, headers), side(bare, barePath, {})] as [Side, Side] })
  return [
    pair('list of 50 incidents', '/', asPerson, '/'),
    pair('page with 200 entries', `/incidents/${data.big.id}/time-line`, asPerson, '/entries'),
    pair('200 entries as JSON', `/api/v1/incidents/${data.big.id}/time-line?limit=200`, asProgram, '/api/entries'),
    pair('search, 100 hits', '/search?q=needle', asPerson, '/entries'),
  ]
}

async function get(address: string, headers: Record<string, string>): Promise<void> {
  const answer = await fetch(address, { headers, redirect: 'manual' })
  await answer.arrayBuffer()
  if (answer.status !== 200) throw new Error(`${address} answered ${answer.status}`)
}

/** One durable command by HTTP, in one of the fifty incidents. */
export const command = (data: Data, server: Server, turn: number): Promise<void> =>
  addEntry(data, server, data.incidents[1 + (turn % (data.incidents.length - 1))]!.id, turn)

/** Adds to the time line of an incident, by HTTP. */
export async function addEntry({ token }: Data, { address }: Server, incidentId: string, turn: number): Promise<void> {
  const answer = await fetch(`${address}/api/v1/commands/timeLine.add`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({
      input: {
        incidentId, happened: { kind: 'unknown', start: null, end: null, zone: 'UTC' }, writtenAs: '', foundAt: null, text: `sshd restarted ${turn}`,
        source: 'syslog', hostIds: [], accounts: '', evidenceIds: [], taskId: null, audience: 'team',
      },
    }),
  })
  if (!answer.ok) throw new Error(`the command answered ${answer.status}: ${await answer.text()}`)
  await answer.arrayBuffer()
}
