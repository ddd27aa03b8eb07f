import { sameSite } from '@/lib/actor/same-site'
import { visitor } from '@/lib/actor/visitor'
import { api } from '@/lib/http/door'
import { takePlace } from '@/lib/http/presence'

/** Sent by a task's page: who is there, and which question they answer. The same answer whatever it says (N3). */
export const POST = api(async (request) => {
  const found = sameSite(request) ? await visitor() : null
  if (found?.kind !== 'actor') return new Response(null, { status: 401 })
  await takePlace(found.actor, request)
  return new Response(null, { status: 204 })
})
