import { clock, dateAndTime } from '@/components/ui/format-time'
import { timeWords, type TimeWords } from '@/components/ui/time-words'
import type { BookLine } from '@/lib/queries/log-book'

/** An entry of the book as its row says it: words alone, so that the page holds each once. What is empty is left out. */
export type ShownLine = Pick<BookLine, 'seq' | 'who' | 'says' | 'hash'> & {
  at: TimeWords
  task?: BookLine['task']; detail?: string; happened?: TimeWords; phone?: true; calledBack?: true; newest?: true; bad?: true; cut?: true
}

/** The words of a row, for a reader in `zone`. `newest` is the head of the book, `broken` where its chain breaks. */
export function shownLine(line: BookLine, { newest, broken, zone, now }: { newest: number; broken: number | null; zone: string; now: Date }): ShownLine {
  const { seq, who, says, hash, task, detail, recordedAt, happenedAt } = line
  return {
    seq, who, says, hash, at: timeWords(recordedAt, clock(recordedAt, zone)),
    ...(task && { task }), ...(detail && { detail }), ...(happenedAt && { happened: timeWords(happenedAt, dateAndTime(happenedAt, zone, now)) }),
    ...(line.kind === 'telephone.noted' && { phone: true }), ...(line.calledBack && { calledBack: true }), ...(line.cut && { cut: true }),
    ...(seq === newest && { newest: true }), ...(seq === broken && { bad: true }),
  }
}
