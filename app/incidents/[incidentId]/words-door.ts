import { madeBy, madeByHeader } from '@/components/incident/made-by'
import { sameSite } from '@/lib/actor/same-site'
import { visitor, type Present } from '@/lib/actor/visitor'
import { api, nothing } from '@/lib/http/door'
import { jsonText } from '@/lib/http/status'

/**
 * A door through which a page that stands open asks for words of its incident. `read` says them as JSON, or null where nothing is to be shown; hidden
 * and missing are one answer. A page that another build of Muster made is told to ask for itself anew (409), as this one's words may not be its own.
 */
export const wordsDoor = (read: (viewer: Present, incidentId: string) => Promise<string | null>) =>
  api<{ incidentId: string }>(async (request, { incidentId }) => {
    const viewer = sameSite(request) ? await visitor() : null
    if (viewer?.kind !== 'actor') return new Response(null, { status: 401 })
    if ((request.headers.get(madeByHeader) ?? madeBy) !== madeBy) return new Response(null, { status: 409 })
    const text = await read(viewer, incidentId)
    return text === null ? nothing() : jsonText(text)
  })
