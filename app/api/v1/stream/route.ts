import { bearer, tokenHash } from '@/lib/actor/token'
import { api, unauthenticated } from '@/lib/http/door'
import { liveStream, noHead } from '@/lib/http/stream'

/** The live stream of a program: which of the incidents that its person may find has changed. Ends with the token. */
export const GET = api(async (request) => {
  const actor = await bearer(request)
  const token = tokenHash(request)
  if (!actor || !token) throw unauthenticated()
  return liveStream(request, actor, { token })
})

export const HEAD = noHead
