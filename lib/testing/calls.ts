import { GET as showLogBook } from '@/app/api/v1/incidents/[incidentId]/log-book/route'
import { GET as showPeople } from '@/app/api/v1/incidents/[incidentId]/people/route'
import { GET as showIncident } from '@/app/api/v1/incidents/[incidentId]/route'
import { GET as showTasks } from '@/app/api/v1/incidents/[incidentId]/tasks/route'
import { GET as exportFile } from '@/app/api/v1/incidents/[incidentId]/time-line/export/route'
import { POST as importFile } from '@/app/api/v1/incidents/[incidentId]/time-line/import/route'
import { GET as showTimeLine } from '@/app/api/v1/incidents/[incidentId]/time-line/route'
import { GET as showIncidents } from '@/app/api/v1/incidents/route'
import { GET as showFound } from '@/app/api/v1/search/route'
import { POST } from '@/app/api/v1/commands/[name]/route'
import { newApiToken } from '@/lib/actor/token'
import { digest } from '@/lib/actor/secret'
import type { Hands } from '@/lib/testing/world'

export type Answered = { status: number; headers: Record<string, string>; text: string }
export const bodyOf = ({ text }: Answered) => JSON.parse(text) as Record<string, unknown>

const origin = 'http://localhost:3000'
const parts = { '': showIncident, tasks: showTasks, 'time-line': showTimeLine, people: showPeople, 'log-book': showLogBook }
export const partNames = Object.keys(parts) as (keyof typeof parts)[]

/** A token of somebody's, as `apiToken.create` would have stored it. */
export async function tokenFor({ sql }: Hands, personId: string): Promise<string> {
  const token = newApiToken()
  await sql.query(
    `insert into api_token (id, token_hash, person_id, label, expires_at) values (gen_random_uuid(), $1, $2, 'Test', now() + interval '9 days')`,
    [digest(token), personId])
  return token
}

async function answered(response: Promise<Response>): Promise<Answered> {
  const { status, headers, ...rest } = await response.then(
    async (r) => ({ status: r.status, headers: Object.fromEntries(r.headers), text: await r.text() })
  )
  return { status, headers, ...rest }
}
const bearing = (token: string | null): Record<string, string> => (token === null ? {} : { authorization: `Bearer ${token}` })

/** Sends a command as the HTTP API gets it. */
export function send(token: string | null, name: string, body: unknown, headers: Record<string, string> = {}): Promise<Answered> {
  const request = new Request(`${origin}/api/v1/commands/${name}`, {
    method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body), headers: {
      'content-type': 'application/json', ...bearing(token), ...headers,
    },
  })
  return answered(POST(request, { params: Promise.resolve({ name }) }))
}

/** The incidents somebody is on. */
export const readIncidents = (token: string | null): Promise<Answered> =>
  answered(showIncidents(new Request(`${origin}/api/v1/incidents`, { headers: bearing(token) }), { params: Promise.resolve({}) }))

/** What somebody finds. */
export const find = (token: string | null, query: Record<string, string>): Promise<Answered> =>
  answered(showFound(new Request(`${origin}/api/v1/search?${new URLSearchParams(query)}`, { headers: bearing(token) }), { params: Promise.resolve({}) }))

/** An incident, or a part of it. */
export function read(
  token: string | null, incidentId: string, part: (typeof partNames)[number], query: Record<string, string> = {}
): Promise<Answered> {
  const address = `${origin}/api/v1/incidents/${incidentId}${part && `/${part}`}?${new URLSearchParams(query)}`
  return answered(parts[part](new Request(address, { headers: bearing(token) }), { params: Promise.resolve({ incidentId }) }))
}

/** The time line as a file; and a file sent to it. */
export const takeOut = (token: string | null, incidentId: string, query: string): Promise<Answered> => answered(exportFile(
  new Request(`${origin}/api/v1/incidents/${incidentId}/time-line/export?${query}`, { headers: bearing(token) }), { params: Promise.resolve({ incidentId }) }))
export const sendFile = (token: string | null, incidentId: string, body: BodyInit, query = ''): Promise<Answered> => answered(importFile(
  new Request(`${origin}/api/v1/incidents/${incidentId}/time-line/import?${query}`, { method: 'POST', body, headers: bearing(token) }),
  { params: Promise.resolve({ incidentId }) }))
