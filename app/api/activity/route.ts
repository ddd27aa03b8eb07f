import { touchSession } from '@/lib/db/housekeeping'
import { visitor } from '@/lib/actor/visitor'

/** Sent by a page at most once a minute while somebody types or moves: the screen is not left alone (W4). */
export async function POST(request: Request): Promise<Response> {
  const found = await visitor()
  if (found.kind !== 'actor' || request.headers.get('sec-fetch-site') !== 'same-origin') return new Response(null, { status: 401 })
  await touchSession(found.sessionId)
  return new Response(null, { status: 204 })
}
