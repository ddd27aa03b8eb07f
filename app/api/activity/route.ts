import { noteActivity } from '@/lib/actor/presence'
import { sameSite } from '@/lib/actor/same-site'
import { visitor } from '@/lib/actor/visitor'
import { noBody } from '@/lib/http/body'
import { api } from '@/lib/http/door'
import { json } from '@/lib/http/status'

/** Sent by a page when it opens and at most once a minute while somebody types or moves: the screen is not left alone (W4). */
export const POST = api(async (request) => {
  await noBody(request)
  const found = sameSite(request) ? await visitor() : null
  if (found?.kind !== 'actor') return new Response(null, { status: 401 })
  return json(await noteActivity(found.sessionId))
})
