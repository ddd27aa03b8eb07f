import { bearer } from '@/lib/actor/token'
import { look } from '@/lib/db/as'
import { api, unauthenticated } from '@/lib/http/door'
import { json } from '@/lib/http/status'
import { listIncidents } from '@/lib/queries/api/incidents'

/** The incidents that the person of this token is on. */
export const GET = api(async (request) => {
  const actor = await bearer(request)
  if (!actor) throw unauthenticated()
  return json({ rows: await look(actor, listIncidents), next: null })
})
