import { z } from 'zod'
import { Refused } from '@/lib/commands/refused'
import { beyondBounds } from '@/lib/rules/json-bounds'

// Every route handler reads what it is sent through here, and nowhere else (e2e/bodies.spec.ts asks each of them).

/** The most bytes that a command may be sent with. */
const commandLimit = 2 * 1024 * 1024
/** For a few fields of a form. */
export const smallLimit = 8 * 1024
/** A body that has not arrived by then is given up. */
const patience = 20_000

const command = z.strictObject({ input: z.unknown(), version: z.int().optional() })

/** Reads the body of a command: `{"input": {…}, "version": 3}`. Refuses what is too long or too slow, no JSON, or holds anything else. */
export async function commandBody(request: Request): Promise<{ input: unknown; version?: number }> {
  const parsed = command.safeParse(jsonIn(await bodyOf(request, commandLimit)))
  if (!parsed.success)
    throw new Refused('invalid', 'The body may hold only input and version.', { fields: { body: 'Send {"input": {…}} and, where a text is edited, "version".' } })
  return parsed.data
}

/** The JSON that a body holds. Refuses anything else, and what is too deep or holds too many values. */
export function jsonIn(bytes: Uint8Array): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    const tooMuch = beyondBounds(text)
    if (tooMuch) throw new Refused('invalid', `The body ${tooMuch}.`, { fields: { body: 'Send less at once.' } })
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof Refused) throw error
    throw new Refused('invalid', 'The body is not JSON in UTF-8.', { fields: { body: 'Send {"input": {…}} as JSON.' } })
  }
}

/**
 * The whole body of a request. Refuses one of more than `most` bytes, as soon as it says so or has sent them, and one that is not there
 * after `within` milliseconds. What is left of such a body is not read: the answer closes the connection (lib/http/status).
 */
export async function bodyOf(request: Request, most: number, within = patience): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = []
  for await (const part of bounded(request, most, { inAll: within })) parts.push(part)
  return Buffer.concat(parts)
}

/** Refuses a request that sends more than `most` bytes to a route that needs none of them. For routes whose method alone says what to do. */
export const noBody = async (request: Request): Promise<void> => void (await bodyOf(request, 0))

/**
 * The body of a request piece by piece, for what is too long to be held. Refuses as `bodyOf` does; `inAll` is the time for the whole,
 * `between` the time for each piece, in milliseconds.
 */
export async function* bounded(request: Request, most: number, time: { inAll: number } | { between: number }): AsyncGenerator<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > most) throw tooLong(most)
  // Not cancelled when it is refused: that would cut the connection before the answer is sent.
  const reader = request.body?.getReader()
  if (!reader) return
  const until = performance.now() + ('inAll' in time ? time.inAll : Infinity)
  let size = 0
  for (;;) {
    const part = await inTime(reader.read(), 'between' in time ? time.between : until - performance.now())
    if (part.done) return
    size += part.value.length
    if (size > most) throw tooLong(most)
    yield part.value
  }
}

async function inTime<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, refuse) => {
    timer = setTimeout(() => refuse(new Refused('late', 'The body did not arrive in time.', { fields: { body: 'Send it again.' } })), milliseconds)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

function tooLong(most: number): Refused {
  const size = most === 0 ? 'nothing' : most < 1024 * 1024 ? `${most / 1024} KB` : `${most / 1024 / 1024} MB`
  return new Refused('oversized', most === 0 ? 'Nothing is read here.' : `The body is longer than ${size}.`, { fields: { body: most === 0 ? 'Send no body.' : 'Send less at once.' } })
}
