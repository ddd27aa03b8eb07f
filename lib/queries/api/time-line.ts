import { z } from 'zod'
import type { Within } from '@/lib/facts/incident'
import { fitting, type Page } from '@/lib/queries/paging'
import { timeLineEntries, type EntrySays } from '@/lib/queries/time-line-entries'
import { standing } from '@/lib/rules/time-line-standing'

const fitsBigint = (digits: string): boolean => BigInt.asIntN(64, BigInt(digits)) === BigInt(digits)
export const timeLineCursor = z.tuple([z.string().regex(/^-?\d{1,19}$/).refine(fitsBigint).nullable(), z.int32(), z.uuid()])

/**
 * The time line by when things happened (E1); entries without a time come last. Times keep their microseconds. Each says what stands now,
 * and `corrected` what led there: how it was first written, and what each correction said, the newest last (E3). A limited seat reads what
 * its page has: the words that stand now, of what is shared with it (N8). A page ends where it has a megabyte, with one entry at least.
 */
export async function listTimeLine(within: Within, incidentId: string, page: Page<z.output<typeof timeLineCursor>>) {
  return within.incident.standings.has('member') ? wholeTimeLine(within, incidentId, page) : sharedTimeLine(within, incidentId, page)
}

/** By id, so that neither the order nor a place in it tells when something happened. */
async function sharedTimeLine({ tx }: Within, incidentId: string, { after, limit }: Page<z.output<typeof timeLineCursor>>) {
  const rows = await tx.$queryRaw<{ id: string; text: string }[]>`
    select e.id, coalesce(
      (select c.text from time_line_correction c where c.entry_id = e.id order by c.at desc, c.id desc limit 1), e.text) as text
    from time_line_entry e where e.incident_id = ${incidentId}::uuid and (${after?.[2] ?? null}::uuid is null or e.id > ${after?.[2] ?? null}::uuid)
    order by e.id limit ${limit}::int`
  const shown = fitting(rows)
  const last = shown.at(-1)
  return { next: last && (rows.length === limit || shown.length < rows.length) ? [null, 0, last.id] : null, rows: shown }
}

async function wholeTimeLine(within: Within, incidentId: string, { after, limit }: Page<z.output<typeof timeLineCursor>>) {
  const [us, rank, id] = after ?? ['-9223372036854775808', -1, '00000000-0000-0000-0000-000000000000']
  // What is unknown sorts behind everything that has a time: one more number than any time.
  const rows = await within.tx.$queryRaw<Row[]>`
    select id, sort_us, sort_rank, by_seat_id from time_line_entry
    where incident_id = ${incidentId}::uuid
      and (sort_us, sort_rank, id) > (coalesce(${us}::bigint, 9223372036854775807), ${rank}::int, ${id}::uuid)
    order by sort_us, sort_rank, id limit ${limit}::int`
  const entries = await timeLineEntries(within, rows.map((row) => row.id))
  const shown = fitting(entries.map((entry, at) => ({
    id: entry.id, version: entry.version, ...said(standing<EntrySays>(entry)), recordedAt: entry.recordedAt.toISOString(), audience: entry.audience,
    bySeatId: rows[at]?.by_seat_id ?? null, late: entry.late,
    corrected: entry.corrections.length === 0 ? [] : [
      { ...said(entry), by: entry.by, at: entry.recordedAt.toISOString(), reason: null },
      ...entry.corrections.map((each) => ({ ...said(each), by: each.by, at: each.at.toISOString(), reason: each.reason })),
    ],
  })))
  const last = rows[shown.length - 1]
  return {
    next: last && (rows.length === limit || shown.length < rows.length) ? [String(last.sort_us), last.sort_rank, last.id] : null,
    rows: shown,
  }
}

function said({ text, happened, found, source, accounts, hosts, otherHosts, evidence, task }: EntrySays) {
  return {
    text, happened: happened.kind, from: happened.start?.exact ?? null, until: happened.end?.exact ?? null, writtenAs: happened.writtenAs,
    zone: happened.zone, foundOut: found?.exact ?? null, source, accounts, hosts, otherHosts, evidence, taskId: task?.id ?? null,
  }
}

type Row = { id: string; sort_us: bigint | null; sort_rank: number; by_seat_id: string }
