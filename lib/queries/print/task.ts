import type { Within } from '@/lib/facts/incident'
import { task, type TaskPage } from '@/lib/queries/task'
import { sheetOf, type Sheet } from './sheet'

export type PrintedTaskSheets = { sheet: Sheet; page: TaskPage }

/** One task as one of its readers may see it, also with a limited seat; null when hidden or missing. */
export async function printedTask(within: Within, taskId: string): Promise<PrintedTaskSheets | null> {
  const page = await task(within, taskId, null)
  return page && { sheet: await sheetOf(within), page }
}
