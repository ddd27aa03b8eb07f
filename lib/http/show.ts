import { bearer } from '@/lib/actor/token'
import { missing } from '@/lib/commands/refused'
import { look, type At } from '@/lib/db/as'
import { api, unauthenticated } from './door'
import { json } from './status'

/** A route that shows one answer to the person of the token, in one snapshot; 404 when the query finds nothing for them. */
export function showRoute<P>(show: (at: At, params: P) => Promise<object | null>) {
  return api(async (request, params: P) => {
    const actor = await bearer(request)
    if (!actor) throw unauthenticated()
    const shown = await look(actor, (at) => show(at, params))
    if (!shown) throw missing()
    return json(shown)
  })
}
