import { lockScreen } from '@/lib/actor/presence'
import { sameSite } from '@/lib/actor/same-site'
import { visitor } from '@/lib/actor/visitor'
import { noBody } from '@/lib/http/body'
import { api } from '@/lib/http/door'

/** Locks the session: by the key, or because nobody touched any of its pages for too long (W4). */
export const POST = api(async (request) => {
  await noBody(request)
  const found = sameSite(request) ? await visitor() : null
  if (found?.kind === 'actor') await lockScreen(found.sessionId)
  return new Response(null, { status: 204 })
})
