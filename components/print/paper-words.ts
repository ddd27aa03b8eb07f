import { clock, day, weekday } from '@/components/ui/format-time'
import type { Packet, Paper } from '@/lib/rules/copy'
import { dueOf, isOverdue, type Dated } from '@/lib/rules/overdue'
import { quietSince, type Heard } from '@/lib/rules/quiet'

/** What a packet is called on its sheets. */
export const packetTitles: Record<Packet, string> = {
  plan: 'Plan and checklists', 'time line': 'Timeline', people: 'Roster', task: 'Task sheets',
}

export const paperNames: Record<Paper, string> = { a4: 'A4', letter: 'Letter' }

/** The paper that an address asks for; A4 if it says none. */
export const paperOf = (asked: string | undefined): Paper => (asked === 'letter' ? 'letter' : 'a4')

/** `Thu 14 Aug 2008, 03:12 (01:12 UTC)`: on paper the year is always said, and the day of UTC where it is another one. */
export function printedWhen(at: Date, zone: string): string {
  const long = new Date(0)
  const here = `${weekday(at, zone, long)}, ${clock(at, zone)}`
  if (zone === 'UTC') return `${here} UTC`
  const sameDate = day(at, zone, long) === day(at, 'UTC', long)
  return `${here} (${sameDate ? '' : `${day(at, 'UTC', at)} `}${clock(at, 'UTC')} UTC)`
}

/** `13 Aug 21:05`, also of today: a sheet is read on other days. */
export const onPaper = (at: Date, zone: string, now: Date): string => `${day(at, zone, now)} ${clock(at, zone)}`

/** What a sheet says of the times of a task: "due 13 Aug 21:05, late", "no sign of life since 13 Aug 02:10". */
export function timesOnPaper(task: Dated & Heard<Date> & { dueAt: Date | null }, zone: string, now: Date): string[] {
  const [due, quiet] = [dueOf(task), quietSince(task, now)]
  return [
    ...(due ? [`due ${onPaper(due, zone, now)}${isOverdue(task, now) ? ', late' : ''}`] : []),
    ...(quiet ? [`no activity since ${onPaper(quiet, zone, now)}`] : []),
  ]
}

type Ticked = { text: string; host: string | null; ticked: boolean }
export type CheckLine = { text: string; boxes: { label: string | null; ticked: boolean }[] }

/** A checklist as lines: what is asked of several hosts is one line with a box for each. */
export function checkLines(items: readonly Ticked[]): CheckLine[] {
  const lines: CheckLine[] = []
  for (const { text, host, ticked } of items) {
    const same = host === null ? undefined : lines.find((line) => line.text === text && line.boxes[0]?.label !== null)
    if (same) same.boxes.push({ label: host, ticked })
    else lines.push({ text, boxes: [{ label: host, ticked }] })
  }
  return lines
}
