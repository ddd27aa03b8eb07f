import { sameSite } from '@/lib/actor/same-site'
import { visitor } from '@/lib/actor/visitor'
import { api } from '@/lib/http/door'
import { liveStream, noHead } from '@/lib/http/stream'

/** The live stream of a browser. It is nobody's activity (W4), and closes when the session does. */
export const GET = api(async (request) => {
  const found = sameSite(request) ? await visitor() : null
  if (found?.kind !== 'actor') return new Response(null, { status: 401 })
  return liveStream(request, found.actor, { session: found.sessionId })
})

export const HEAD = noHead
