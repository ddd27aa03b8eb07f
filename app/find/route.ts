import { sameSite } from '@/lib/actor/same-site'
import { visitor } from '@/lib/actor/visitor'
import { api } from '@/lib/http/door'
import { json } from '@/lib/http/status'
import { palette } from '@/lib/queries/search-palette'

/** What the palette offers while somebody types: `?q=` what they typed, `in=` the incident of the page, `task=` the task it shows. */
export const GET = api(async (request) => {
  const found = sameSite(request) ? await visitor() : null
  if (found?.kind !== 'actor') return new Response(null, { status: 401 })
  const { searchParams: asked } = new URL(request.url)
  return json(await palette(found.actor, { typed: asked.get('q') ?? '', within: asked.get('in'), task: asked.get('task'), zone: found.zone }))
})
