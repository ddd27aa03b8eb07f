import { z } from 'zod'
import type { TimeLinePlace } from './time-line'

const place = z.strictObject({ us: z.string().regex(/^-?\d{1,18}$/), rank: z.int().min(-1).max(9), id: z.uuid() })

/** The place in the list that an address names, made by `encodeCursor`; null for none, and for what is no place. */
export function timeLinePlace(text: string | undefined): TimeLinePlace | null {
  if (!text) return null
  try {
    return place.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
  } catch {
    return null
  }
}
