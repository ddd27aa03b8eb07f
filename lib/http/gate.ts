import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { parseAndValidateFlightRouterState } from 'next/dist/server/app-render/parse-and-validate-flight-router-state'
import { answering, type Asked } from './acting'
import { always, noPage } from './always.mjs'
import { Busy } from '@/lib/db/busy'
import { inTurn, mayReceive } from './crowd'
import { boundaryOf, partMeter, type Weighed } from './form-parts'
import { log } from './log'
import { isFromHere } from './origin'
import { retryAfter } from './status'

// What a request has to be before Next.js is given it. Next.js answers some of these with a fault of its own, shows a page by any method,
// and keeps what is sent to it in memory before anybody asks who it is.

const ofPages = ['GET', 'HEAD', 'POST', 'OPTIONS']
const ofRoutes = [...ofPages, 'PUT', 'PATCH', 'DELETE']
/** What a form may send; Next.js reads no more of one (`serverActions.bodySizeLimit`). */
const longestForm = 1024 * 1024
/** More fields than any form has. Next.js makes a thing of each before anybody asks who sends it, which holds up everybody else. */
const mostParts = 1_000
/** More of React's own than any form of ours has, and more than a form that is no form: read by Next.js in time that grows faster than its length. */
const mostControl = 16 * 1024
/** These count what they are sent themselves, see lib/http/body. */
const counts = /^\/(api\/|presence$|incidents\/[^/]+\/time-line\/import\/file$)/
const patience = 20_000

/**
 * Puts the gate before every web server of this process, from its first request on. `within`: milliseconds in which a form has to arrive.
 * Returns what closes it, when the process is about to stop: what was begun is finished, and each connection ends with its answer.
 */
export function keepGate(within = patience): () => void {
  const kept = new Set<Server>()
  let closed = false
  subscribe('http.server.request.start', (message) => {
    const { server } = message as { server: Server }
    // Nothing here goes over from HTTP to something else; Next.js would leave such a connection open for good.
    server.removeAllListeners('upgrade')
    if (kept.has(server)) return
    kept.add(server)
    const beyond = server.listeners('request') as ((request: IncomingMessage, response: ServerResponse) => void)[]
    server.removeAllListeners('request')
    server.on('request', (request, response) => {
      if (closed) response.shouldKeepAlive = false
      // No browser, and no proxy of use, asks for more before it was answered: whoever does has a thousand things done by one packet.
      if (isAsking(request.socket, response)) return void request.socket.destroy()
      const status = refusalOf(request) ?? (isWelcome(request, response) ? null : 503)
      if (status) return refuse(response, status)
      endUnread(request, response)
      hurry(request, response, within)
      weighParts(request, response)
      const begin = () => answering((asked) => {
        mendStatus(response, asked, isForm(request))
        for (const each of beyond) each.call(server, request, response)
      })
      inTurn(request, response, begin).catch((error: unknown) => {
        if (!(error instanceof Busy)) log('gate', error)
        if (!response.headersSent) refuse(response, error instanceof Busy ? 503 : 500)
      })
    })
  })
  return () => {
    closed = true
    // Node closes what is idle now, but not what becomes idle with an answer that is on its way.
    setInterval(() => { for (const server of kept) server.closeIdleConnections() }, 50).unref()
  }
}

/**
 * The status with which a request is sent away, if it is: an address or a place in the pages that can't be read, a method that nothing here has, a
 * form that is too long or does not say how long, or that no page of ours sent.
 */
export function refusalOf({ method = '', url = '', headers }: Pick<IncomingMessage, 'method' | 'url' | 'headers'>): 400 | 403 | 405 | 411 | 413 | null {
  if (!succeeds(() => decodeURIComponent(pathOf(url))) || !succeeds(() => parseAndValidateFlightRouterState(headers['next-router-state-tree']))) return 400
  const own = counts.test(pathOf(url))
  const boundary = own ? null : boundaryOf(headers['content-type'])
  if (boundary === 'unreadable') return 400
  if (!(own ? ofRoutes : ofPages).includes(method)) return 405
  if (method === 'GET' || method === 'HEAD' || own) return null
  if (headers['transfer-encoding'] !== undefined) return 411
  if (Number(headers['content-length'] ?? 0) > (boundary ? longestForm : mostControl)) return 413
  return method === 'POST' && !isFromHere(headers) ? 403 : null
}

const asking = new WeakSet<Socket>()

/** Whether an earlier request of this connection is not answered yet. */
function isAsking(socket: Socket, response: ServerResponse): boolean {
  if (asking.has(socket)) return true
  asking.add(socket)
  const answered = () => asking.delete(socket)
  response.once('finish', answered).once('close', answered)
  return false
}

/** Whether there is room for what a form sends. What counts itself what it is sent asks first whose it is. */
function isWelcome(request: IncomingMessage, response: ServerResponse): boolean {
  const { method, url = '', headers } = request
  if (method === 'GET' || method === 'HEAD' || counts.test(pathOf(url))) return true
  return mayReceive(request, response, Number(headers['content-length'] ?? 0))
}

const pathOf = (url: string): string => url.split('?', 1)[0] ?? ''

function succeeds(read: () => unknown): boolean {
  try {
    read()
    return true
  } catch {
    return false
  }
}

/** Of a body that is answered before it was read to its end the rest would stand before the next request: its connection ends with the answer. */
function endUnread(request: IncomingMessage, response: ServerResponse): void {
  const write = response.writeHead.bind(response) as (...head: unknown[]) => ServerResponse
  response.writeHead = (...head: unknown[]) => {
    if (!request.complete) response.shouldKeepAlive = false
    return write(...head)
  }
}

const isLight = ({ parts, control }: Weighed): boolean => parts <= mostParts && control <= mostControl

/** Gives up a form of too many fields, or of too much that React reads itself, as soon as it has come, before Next.js reads it. */
function weighParts(request: IncomingMessage, response: ServerResponse): void {
  const boundary = counts.test(pathOf(request.url ?? '')) ? null : boundaryOf(request.headers['content-type'])
  if (!boundary) return
  const weigh = partMeter(boundary)
  const push = request.push.bind(request)
  let given = false
  request.push = (piece: Uint8Array | null, ...rest) => {
    if (given) return false
    if (!piece || isLight(weigh(piece))) return push(piece, ...rest)
    given = true
    if (response.headersSent) request.destroy()
    else refuse(response, 413)
    return false
  }
}

/** Gives up a form that does not arrive in time. */
function hurry(request: IncomingMessage, response: ServerResponse, within: number): void {
  if (request.method === 'GET' || request.method === 'HEAD' || counts.test(pathOf(request.url ?? ''))) return
  const timer = setTimeout(() => {
    if (request.complete) return
    if (response.headersSent) request.destroy()
    else refuse(response, 408)
  }, within)
  response.once('close', () => clearTimeout(timer))
}

/** A form of ours goes to a server action: React says so in a header, a browser without it sends it in parts. */
const isForm = ({ method, headers }: IncomingMessage): boolean =>
  method === 'POST' && (headers['next-action'] !== undefined || (headers['content-type'] ?? '').startsWith('multipart/form-data'))

/**
 * Next.js calls it a fault of the server when it can't read a form: it is the sender's, as long as no action of ours has begun. And a page that
 * could not be made because too much waits is no fault: it can be asked for again.
 */
function mendStatus(response: ServerResponse, asked: Readonly<Asked>, form: boolean): void {
  const write = response.writeHead.bind(response) as (status: number, ...rest: unknown[]) => ServerResponse
  response.writeHead = (status: number, ...rest: unknown[]) => {
    if (status !== 500) return write(status, ...rest)
    if (asked.busy) response.setHeader('retry-after', retryAfter)
    return write(asked.busy ? 503 : form && !asked.begun ? 400 : 500, ...rest)
  }
}

const says = {
  400: 'That request can’t be read. Check how its address is written.',
  403: 'A form has to come from a page of Muster. Open the page here, and send it from there.',
  405: 'That method is not allowed here.', 408: 'The form did not arrive in time. Send it again.', 411: 'Say how long the form is (Content-Length).',
  413: 'That is more than a form may hold (1 MB, 1,000 fields). Send less at once.',
  500: 'Something went wrong here. Nothing was changed. Try again.', 503: 'Muster is busy. Nothing was changed. Try again in a moment.',
}

function refuse(response: ServerResponse, status: keyof typeof says): void {
  response.writeHead(status, {
    ...always, ...noPage, 'content-type': 'text/plain; charset=utf-8', connection: 'close', ...(status === 405 ? { allow: 'GET, HEAD, POST' } : {}), ...(status === 503 ? { 'retry-after': retryAfter } : {}),
  }).end(says[status])
}
