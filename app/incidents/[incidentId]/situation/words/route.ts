import { madeBy, madeByHeader } from '@/components/situation/made-by'
import { packSituation } from '@/components/situation/situation-words'
import { sameSite } from '@/lib/actor/same-site'
import { visitor } from '@/lib/actor/visitor'
import { api, nothing } from '@/lib/http/door'
import { incidentContent } from '@/lib/http/incident-page'
import { jsonText } from '@/lib/http/status'
import { withDeciding } from '@/lib/queries/deciding'
import { situation } from '@/lib/queries/situation'

/**
 * What the Situation shows now, for a page that stands open: for full seats alone. A page that another build of Muster made is told to ask for
 * itself anew (409), as this one's words may not be its own.
 */
export const GET = api<{ incidentId: string }>(async (request, { incidentId }) => {
  const viewer = sameSite(request) ? await visitor() : null
  if (viewer?.kind !== 'actor') return new Response(null, { status: 401 })
  if ((request.headers.get(madeByHeader) ?? madeBy) !== madeBy) return new Response(null, { status: 409 })
  const content = await incidentContent(viewer, incidentId, withDeciding(situation))
  return content ? jsonText(packSituation({ viewer, ...content })) : nothing()
})
