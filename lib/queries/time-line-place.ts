import { z } from 'zod'
import type { Within } from '@/lib/facts/incident'
import { asked } from '@/lib/rules/search'
import { unknownUs } from '@/lib/rules/time-line'
import { isAsked, timeAsked, type TimeLineFilter } from '@/lib/rules/time-line-filter'

/** A place in the order of the list: behind it a page goes on. */
export type TimeLinePlace = { us: string; rank: number; id: string }

const place = z.strictObject({ us: z.string().regex(/^-?\d{1,18}$/), rank: z.int().min(-1).max(9), id: z.uuid() })
const nobody = '00000000-0000-0000-0000-000000000000'
const beginning: TimeLinePlace = { us: '-9223372036854775808', rank: -1, id: nobody }

/** The place in the list that an address names, made by `encodeCursor`; null for none, and for what is no place. */
export function timeLinePlace(text: string | undefined): TimeLinePlace | null {
  if (!text) return null
  try {
    return place.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
  } catch {
    return null
  }
}

export type Asking = { filter: TimeLineFilter; zone: string }

/** Ids of the entries with a time that fit the filter, in order, behind a place. One statement. */
export function datedIds(within: Within, asking: Asking, after: TimeLinePlace | null, limit: number): Promise<string[]> {
  const { since, until } = timeAsked(asking.filter, asking.zone)
  return idsOf(within, asking, { ...(after ?? beginning), since, until: until ?? unknownUs, limit })
}

/** The same of those without a time: where a time is asked for, none. */
export async function unknownIds(within: Within, asking: Asking, limit: number): Promise<string[]> {
  if (asking.filter.from !== null || asking.filter.to !== null) return []
  return idsOf(within, asking, { us: String(unknownUs - 1n), rank: 9, id: nobody, since: unknownUs, until: null, limit })
}

/** The newest that fit, unknown ones before all others, newest first: null where no filter asks for anything. One statement. */
export async function newestIds(within: Within, asking: Asking, limit: number): Promise<string[] | null> {
  if (!isAsked(asking.filter)) return null
  const { since, until } = timeAsked(asking.filter, asking.zone)
  // Where a time is asked for, what has none doesn't fit.
  return matching(within, asking, { ...beginning, since, until: until ?? (since === null ? null : unknownUs), limit }, true)
}

type Span = TimeLinePlace & { since: bigint | null; until: bigint | null; limit: number }

async function idsOf(within: Within, asking: Asking, span: Span): Promise<string[]> {
  if (isAsked(asking.filter)) return matching(within, asking, span, false)
  const { us, rank, id, until, limit } = span
  // The plan knows no value: where the span ends is in its text (docs/decisions/0008).
  const rows = await within.tx.$queryRaw<{ id: string }[]>`
    select e.id from time_line_entry e
    where e.incident_id = ${within.incident.incident.id}::uuid
      and (e.sort_us, e.sort_rank, e.id) > (${us}::bigint, ${rank}::int, ${id}::uuid)
      and e.sort_us <= ${until === null ? unknownUs : until - 1n}::bigint
    order by e.sort_us, e.sort_rank, e.id limit ${limit}::int`
  return rows.map((row) => row.id)
}

async function matching(within: Within, { filter }: Asking, span: Span, newest: boolean): Promise<string[]> {
  const { us, rank, id, since, until, limit } = span
  const incidentId = within.incident.incident.id
  const [row] = await within.tx.$queryRaw<{ ids: string[] }[]>`
    select muster.time_line_matching(${incidentId}::uuid, ${filter.q && asked(filter.q)}::text, ${filter.host}::uuid,
      ${filter.account}::text, ${filter.for}::text, ${filter.kind}::text, ${since}::bigint, ${until}::bigint, ${newest}::boolean,
      ${us}::bigint, ${rank}::int, ${id}::uuid, ${limit}::int) as ids`
  return row?.ids ?? []
}
