import type { Within } from '@/lib/facts/incident'
import { timeLineEntries, type TimeLineEntry } from '@/lib/queries/time-line-entries'
import { datedIds, unknownIds, type Asking } from '@/lib/queries/time-line-place'
import type { TimeLineFilter } from '@/lib/rules/time-line-filter'
import { sheetOf, type Sheet } from './sheet'

/**
 * `total`: of the whole time line. `more`: fits, too, and is not on the sheets. `host`: the name of the host that is asked for; null for none,
 * and for one that is not in the register.
 */
export type PrintedTimeLine = { sheet: Sheet; entries: TimeLineEntry[]; total: number; more: boolean; filter: TimeLineFilter; host: string | null }

/** More than this nobody reads on paper; the rest is for a file. */
export const printedAtMost = 2000

/**
 * What of the time line is asked for, by when things happened, those without a time last, for a full seat. A constant number of statements,
 * whatever there is (E1).
 */
export async function printedTimeLine(within: Within, asking: Asking): Promise<PrintedTimeLine> {
  const { tx, incident } = within
  const incidentId = incident.incident.id
  const dated = await datedIds(within, asking, null, printedAtMost + 1)
  const ids = [...dated, ...(await unknownIds(within, asking, printedAtMost + 1 - dated.length))]
  const [whole] = await tx.$queryRaw<{ total: number; host: string | null }[]>`
    select i.time_line_count as total, (select h.name from host h where h.incident_id = i.id and h.id = ${asking.filter.host}::uuid) as host
    from incident i where i.id = ${incidentId}::uuid`
  return {
    sheet: await sheetOf(within), entries: await timeLineEntries(within, ids.slice(0, printedAtMost)), more: ids.length > printedAtMost,
    total: whole?.total ?? 0, filter: asking.filter, host: whole?.host ?? null,
  }
}
