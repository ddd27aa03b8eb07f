import type { IncomingMessage, ServerResponse } from 'node:http'
import { addressIn } from '@/lib/actor/address'
import { Places } from '@/lib/db/places'

// Everybody who can reach the server can ask for a thousand things at once. They are begun a few at a time, and callers take turns by their
// network, so that a hundred requests of one delay another's by a moment and not by a minute.

/** So many requests are begun at once. Each holds its place until it is answered, or for so many milliseconds: what takes longer waits for something else. */
const atOnce = 12
const holdsFor = 250
const begun = new Places('an answer', atOnce, { patience: 15_000, most: 400 })

/** Bytes of forms that are on their way, which Next.js keeps in memory before anybody asks whose they are: of all, and of one network. */
const most = { all: 48 * 1024 * 1024, ofOne: 6 * 1024 * 1024 }
let receiving = 0
const receivingOf = new Map<string, number>()

const networkOf = ({ headers }: IncomingMessage): string => addressIn({ get: (name) => [headers[name] ?? null].flat()[0] ?? null })

/** A stream is answered as soon as it stands. */
const isStream = (url: string): boolean => /^\/(live|api\/v1\/stream)(\?|$)/.test(url)

/** Runs `begin` when it is this request's turn; refused with `Busy` where too many of its network wait, or for too long. Not at all once nobody waits for the answer. */
export const inTurn = (request: IncomingMessage, response: ServerResponse, begin: () => void): Promise<void> =>
  begun.within(networkOf(request), () => {
    if (response.closed || response.writableEnded) return Promise.resolve()
    const answered = untilAnswered(response, isStream(request.url ?? ''))
    begin()
    return answered
  })

function untilAnswered(response: ServerResponse, stream: boolean): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, holdsFor)
    const done = () => {
      clearTimeout(timer)
      resolve()
    }
    response.once('finish', done).once('close', done)
    if (stream) onHead(response, done)
  })
}

function onHead(response: ServerResponse, then: () => void): void {
  const write = response.writeHead.bind(response) as (...head: unknown[]) => ServerResponse
  response.writeHead = (...head: unknown[]) => {
    then()
    return write(...head)
  }
}

/** Whether a form of so many bytes may come in beside the others that do; it counts until it was answered. */
export function mayReceive(request: IncomingMessage, response: ServerResponse, bytes: number): boolean {
  const network = networkOf(request)
  const own = receivingOf.get(network) ?? 0
  if (receiving + bytes > most.all || own + bytes > most.ofOne) return false
  add(network, bytes)
  response.once('close', () => add(network, -bytes))
  return true
}

function add(network: string, bytes: number): void {
  receiving += bytes
  const left = (receivingOf.get(network) ?? 0) + bytes
  if (left > 0) receivingOf.set(network, left)
  else receivingOf.delete(network)
}
