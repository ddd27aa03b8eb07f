import type { Within } from '@/lib/facts/incident'
import { listedSeats } from '@/lib/facts/roster'
import { listed, type Listed } from '@/lib/queries/people/list'
import { sheetOf, type Sheet } from './sheet'

export type PrintedPeople = { sheet: Sheet; list: Listed[] }

/** Who knows, for a full seat. Six statements, whatever their number. */
export async function printedPeople(within: Within): Promise<PrintedPeople> {
  return { sheet: await sheetOf(within), list: await listed(within, await listedSeats(within)) }
}
