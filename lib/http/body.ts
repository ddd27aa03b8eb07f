import { z } from 'zod'
import { Refused } from '@/lib/commands/refused'
import { beyondBounds } from '@/lib/rules/json-bounds'

const limit = 2 * 1024 * 1024

const body = z.strictObject({ input: z.unknown(), version: z.int().optional() })

/** Reads the body of a command: `{"input": {…}, "version": 3}`. Refuses what is too long, too deep, no JSON, or holds anything else. */
export async function commandBody(request: Request): Promise<{ input: unknown; version?: number }> {
  const bytes = await bounded(request)
  let value: unknown
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    const tooMuch = beyondBounds(text)
    if (tooMuch) throw new Refused('invalid', `The body ${tooMuch}.`, { fields: { body: 'Send less at once.' } })
    value = JSON.parse(text)
  } catch (error) {
    if (error instanceof Refused) throw error
    throw new Refused('invalid', 'The body is not JSON in UTF-8.', { fields: { body: 'Send {"input": {…}} as JSON.' } })
  }
  const parsed = body.safeParse(value)
  if (!parsed.success)
    throw new Refused('invalid', 'The body holds something else than input and version.', { fields: { body: 'Send {"input": {…}} and, where a text is edited, "version".' } })
  return parsed.data
}

async function bounded(request: Request): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = request.body?.getReader()
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.length
    if (size > limit) {
      await reader?.cancel()
      throw new Refused('invalid', 'The body is longer than 2 MB.', { fields: { body: 'Send less at once.' } })
    }
    chunks.push(part.value)
  }
  return Buffer.concat(chunks)
}
