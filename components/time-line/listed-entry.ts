import type { ShapeName } from '@/components/ui/shape-drawings'
import type { EntrySays, TimeLineEntry } from '@/lib/queries/time-line-entries'
import { inList } from '@/lib/rules/in-list'
import { standing } from '@/lib/rules/time-line-standing'
import { exactly, foundWords, timeInDay, timeShapes } from './happened-words'

/** The columns of the list. */
export const heads = [
  ['no', 'No.'], ['happened', 'Happened'], ['found-out', 'Found out'], ['what', 'What'], ['host', 'Host'], ['source', 'Source'],
  ['for', 'For'],
] as const

/** An entry as its row says it: words alone, so that the page holds each once. What is empty is left out. */
export type ListedEntry = {
  number: number; shape: ShapeName; when: string; exactly: string; text: string
  /** The text is only its beginning. */
  cut?: true
  found?: string; late?: true; outside?: true; source?: string; task?: { id: string; title: string }
  hosts?: { id: string; name: string }[]; otherHosts?: string[]
}

/**
 * The words of a row, for a reader in `zone`; where no source is named, the task or the writer stands for it. Long texts are cut but for the entry
 * that is `opened`.
 */
export function listedEntry(entry: TimeLineEntry, { zone, now, opened }: { zone: string; now: Date; opened: boolean }): ListedEntry {
  const { text, happened, found, source, task, hosts, otherHosts } = standing<EntrySays>(entry)
  const shown = opened ? text : inList(text)
  const foundOut = foundWords(found, happened, zone, now)
  return {
    number: entry.number, shape: timeShapes[happened.kind], when: timeInDay(happened, zone), exactly: exactly(happened), text: shown, ...(shown !== text && { cut: true }),
    ...(foundOut && { found: foundOut }), ...(entry.late && { late: true }), ...(entry.audience === 'outside' && { outside: true }),
    ...(source || !task ? { source: source || entry.by } : { task }),
    ...(hosts.length > 0 && { hosts }), ...(otherHosts.length > 0 && { otherHosts }),
  }
}
