import { longDay } from '@/components/ui/format-time'
import type { EntrySays, TimeLineEntry } from '@/lib/queries/time-line-entries'
import { standing } from '@/lib/rules/time-line-standing'
import { sortMoment } from './happened-words'

export type Day = { title: string; entries: TimeLineEntry[] }

/** Entries, in the order in which they come, under the day that they sort at. */
export function days(entries: readonly TimeLineEntry[], zone: string, now: Date): Day[] {
  const groups: Day[] = []
  for (const entry of entries) {
    const at = sortMoment(standing<EntrySays>(entry).happened)
    const title = at ? longDay(at, zone, now) : 'Not known when'
    const last = groups.at(-1)
    if (last?.title === title) last.entries.push(entry)
    else groups.push({ title, entries: [entry] })
  }
  return groups
}
