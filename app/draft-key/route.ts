import { draftKey } from '@/lib/actor/draft-key'
import { sameSite } from '@/lib/actor/same-site'
import { visitor } from '@/lib/actor/visitor'
import { api } from '@/lib/http/door'
import { json } from '@/lib/http/status'
import { isKnown } from '@/lib/queries/known'

/** The key of the reader's drafts in the incident `?in=`, or outside of any: for an assured session alone, and only while they may find it. */
export const GET = api(async (request) => {
  const found = sameSite(request) ? await visitor() : null
  if (found?.kind !== 'actor') return new Response(null, { status: 401 })
  const place = new URL(request.url).searchParams.get('in') ?? ''
  if (place !== '' && !(await isKnown(found.actor, place))) return new Response(null, { status: 404 })
  return json({ key: draftKey(found.actor.id, place) })
})
