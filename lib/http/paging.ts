import { z } from 'zod'
import { Refused } from '@/lib/commands/refused'
import type { Page } from '@/lib/queries/paging'

const limits = z.coerce.number().int().min(1).max(500)

/** Reads `after` and `limit` of an address. The cursor is JSON of the last row's key in base64url, of the shape given. */
export function pageOf<C>(request: Request, cursor: z.ZodType<C>): Page<C> {
  const { searchParams } = new URL(request.url)
  const limit = limits.safeParse(searchParams.get('limit') ?? 100)
  if (!limit.success) throw new Refused('invalid', 'The limit has to be a whole number from 1 to 500.', { fields: { limit: 'From 1 to 500.' } })
  const after = searchParams.get('after')
  return { limit: limit.data, after: after === null ? null : decode(after, cursor) }
}

function decode<C>(text: string, cursor: z.ZodType<C>): C {
  try {
    return cursor.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
  } catch {
    throw new Refused('invalid', 'That place does not belong to this list.', { fields: { after: 'Use the “next” of the answer before.' } })
  }
}
