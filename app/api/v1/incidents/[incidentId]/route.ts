import { z } from 'zod'
import { bearer } from '@/lib/actor/token'
import { missing } from '@/lib/commands/refused'
import { look } from '@/lib/db/as'
import { api, unauthenticated } from '@/lib/http/door'
import { json } from '@/lib/http/status'
import { showIncident } from '@/lib/queries/api/incidents'

/** One incident, as far as the seat of this token's person sees it. */
export const GET = api(async (request, { incidentId }: { incidentId: string }) => {
  const actor = await bearer(request)
  if (!actor) throw unauthenticated()
  const shown = z.uuid().safeParse(incidentId).success ? await look(actor, (at) => showIncident(at, incidentId)) : null
  if (!shown) throw missing()
  return json(shown)
})
