import type { Actor } from '@/lib/actor/actor'
import { follow } from '@/lib/live/hub'
import type { Listener } from '@/lib/live/listener'

const beatEvery = 15_000
const encoder = new TextEncoder()

/**
 * Server-sent events for one browser or program: `changed` with the id of an incident that its person may find, `ended` when the way in
 * has. `?since=` is the moment of the page that listens. Nothing else, and the same address for everybody, so that an outsider holds the same stream (N3).
 */
export function liveStream(request: Request, actor: Actor, ticket: Listener['ticket']): Response {
  const asked = new Date(new URL(request.url).searchParams.get('since') ?? NaN)
  const since = Number.isNaN(asked.getTime()) ? new Date() : asked
  let leave = () => {}
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text))
      const beat = setInterval(() => send(':\n\n'), beatEvery)
      const close = () => {
        clearInterval(beat)
        unfollow()
        try {
          controller.close()
        } catch {
          // the reader went first
        }
      }
      const unfollow = follow({
        actor, ticket, since,
        tell: (event) => {
          send(event.kind === 'changed' ? `event: changed\ndata: ${event.incidentId}\n\n` : 'event: ended\ndata: ended\n\n')
          if (event.kind === 'ended') close()
        },
      })
      leave = close
      request.signal.addEventListener('abort', close)
      send('retry: 1000\n\n')
    },
    cancel: () => leave(),
  })
  return new Response(body, { headers: { 'content-type': 'text/event-stream', 'cache-control': 'private, no-store, no-transform', 'x-accel-buffering': 'no' } })
}
