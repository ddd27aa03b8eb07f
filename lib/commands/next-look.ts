import type { Writing } from '@/lib/db/as'
import { nextMoment } from '@/lib/rules/due'
import type { Settled } from './settle'

const minute = 60_000
/** When something that is due and could not be done is tried again. */
const afterFault = 10 * minute

/**
 * Writes when the worker has to look at an incident next, if that is sooner than it stands there, or that moment has passed: a moment that
 * came too early costs a look, so most commands write nothing. With the program's sight, before the transaction ends.
 */
export async function noteNextLook({ tx, now }: Writing, settled: Settled): Promise<void> {
  const { row } = settled
  const next = nextLook(settled, now)
  const passed = row.next_due_at !== null && row.next_due_at <= now
  if (passed || (next && (!row.next_due_at || next < row.next_due_at)))
    await tx.$executeRaw`update incident set next_due_at = ${next} where id = ${row.id}::uuid`
}

/** As `noteNextLook`, for a look of the worker: that it looked, too. */
export async function noteLook({ tx, now }: Writing, settled: Settled): Promise<void> {
  await tx.$executeRaw`update incident set next_due_at = ${nextLook(settled, now)}, looked_at = ${now} where id = ${settled.row.id}::uuid`
}

function nextLook({ row, facts, more, faulty }: Settled, now: Date): Date | null {
  if (more) return now
  const next = nextMoment(facts, row.due!)
  const later = new Date(now.getTime() + afterFault)
  return faulty && (!next || next > later) ? later : next
}
