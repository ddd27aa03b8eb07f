import type { Within } from '@/lib/facts/incident'
import { timeLineEntries, type TimeLineEntry } from '@/lib/queries/time-line-entries'
import { sheetOf, type Sheet } from './sheet'

export type PrintedTimeLine = { sheet: Sheet; entries: TimeLineEntry[]; total: number }

/** More than this nobody reads on paper; the rest is for a file. */
export const printedAtMost = 2000

/** The time line by when things happened, those without a time last, for a full seat. Five statements, whatever there is (E1). */
export async function printedTimeLine(within: Within): Promise<PrintedTimeLine> {
  const { tx, incident } = within
  const incidentId = incident.incident.id
  const ids = await tx.$queryRaw<{ id: string }[]>`
    select id from time_line_entry where incident_id = ${incidentId}::uuid order by sort_us, sort_rank, id limit ${printedAtMost}::int`
  const [counts] = await tx.$queryRaw<{ total: number }[]>`select time_line_count as total from incident where id = ${incidentId}::uuid`
  return { sheet: await sheetOf(within), entries: await timeLineEntries(within, ids.map(({ id }) => id)), total: counts?.total ?? 0 }
}
