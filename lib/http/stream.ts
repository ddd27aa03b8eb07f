import type { Actor } from '@/lib/actor/actor'
import { Refused } from '@/lib/commands/refused'
import { follow, hasRoom } from '@/lib/live/hub'
import type { Listener } from '@/lib/live/listener'
import { refusalResponse } from './status'

const beatEvery = 15_000
/** Whoever leaves so many events lying is not there any more. */
const mostUnread = 500
const encoder = new TextEncoder()

/**
 * Server-sent events for one browser or program: `changed` with the id of an incident that its person may find, `ended` when the way in
 * has. `?since=` is the moment of the page that listens. Nothing else, and the same address for everybody, so that an outsider holds the same stream (N3).
 * Refused while more are open here than the server can hold.
 */
export function liveStream(request: Request, actor: Actor, ticket: Listener['ticket']): Response {
  if (!hasRoom()) return refusalResponse(new Refused('throttled', 'Too many are listening here. Try again in a moment.'))
  const asked = new Date(new URL(request.url).searchParams.get('since') ?? NaN)
  const since = Number.isNaN(asked.getTime()) ? new Date() : asked
  let leave = () => {}
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      let open = true
      const close = () => {
        leave()
        controller.close()
      }
      // After the reader went, there is nowhere to write to.
      const send = (text: string) => {
        if (!open) return
        controller.enqueue(encoder.encode(text))
        if ((controller.desiredSize ?? 0) < -mostUnread) close()
      }
      const beat = setInterval(() => send(':\n\n'), beatEvery)
      leave = () => {
        open = false
        clearInterval(beat)
        request.signal.removeEventListener('abort', onAbort)
        unfollow()
      }
      const onAbort = () => open && close()
      request.signal.addEventListener('abort', onAbort)
      send('retry: 1000\n\n')
      const unfollow = follow({
        actor, ticket, since,
        tell: (event) => {
          send(event.kind === 'changed' ? `event: changed\ndata: ${event.incidentId}\n\n` : 'event: ended\ndata: ended\n\n')
          if (event.kind === 'ended' && open) close()
        },
      })
      if (request.signal.aborted) onAbort()
    },
    cancel: () => leave(),
  })
  return new Response(body, { headers: { 'content-type': 'text/event-stream', 'cache-control': 'private, no-store, no-transform', 'x-accel-buffering': 'no' } })
}

/** Asked for without its content nothing begins: a stream would stay open with nobody to read it, a file be noted that nobody got. */
export const noHead = (): Response => new Response(null, { status: 405, headers: { allow: 'GET' } })
