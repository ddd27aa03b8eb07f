import { z } from 'zod'
import type { At } from '@/lib/db/as'
import type { Page } from '@/lib/queries/paging'
import { microsText } from '@/lib/rules/time-line'

const fitsBigint = (digits: string): boolean => BigInt.asIntN(64, BigInt(digits)) === BigInt(digits)
export const timeLineCursor = z.tuple([z.string().regex(/^-?\d{1,19}$/).refine(fitsBigint).nullable(), z.int32(), z.uuid()])

/** The time line by when things happened (E1); entries without a time come last. Times keep their microseconds. */
export async function listTimeLine({ tx }: At, incidentId: string, { after, limit }: Page<z.output<typeof timeLineCursor>>) {
  const [us, rank, id] = after ?? ['-9223372036854775808', -1, '00000000-0000-0000-0000-000000000000']
  // What is unknown sorts behind everything that has a time: one more number than any time.
  const rows = await tx.$queryRaw<EntryRow[]>`
    select id, text, happened, happened_us, happened_end_us, sort_us, sort_rank, written_as, zone, source, found_us, recorded_at, audience, accounts,
      task_id, by_seat_id, late
    from time_line_entry
    where incident_id = ${incidentId}::uuid
      and (sort_us, sort_rank, id) > (coalesce(${us}::bigint, 9223372036854775807), ${rank}::int, ${id}::uuid)
    order by sort_us, sort_rank, id limit ${limit}::int`
  const last = rows.at(-1)
  return {
    next: rows.length === limit && last ? [String(last.sort_us), last.sort_rank, last.id] : null,
    rows: rows.map((row) => ({
      id: row.id, text: row.text, happened: row.happened, from: microsText(row.happened_us), until: microsText(row.happened_end_us),
      writtenAs: row.written_as, zone: row.zone, source: row.source, foundOut: microsText(row.found_us), recordedAt: row.recorded_at.toISOString(),
      audience: row.audience, accounts: row.accounts, taskId: row.task_id, bySeatId: row.by_seat_id, late: row.late,
    })),
  }
}

type EntryRow = {
  id: string; text: string; happened: string; happened_us: bigint | null; happened_end_us: bigint | null; sort_us: bigint | null; sort_rank: number
  written_as: string; zone: string; source: string; found_us: bigint | null; recorded_at: Date; audience: string; accounts: string
  task_id: string | null; by_seat_id: string; late: boolean
}
