import type { Happened } from '@/lib/queries/time-line-entries'
import { micros } from '@/lib/rules/time-line'
import { repeats } from '@/lib/rules/time-line-correction'

// For the server alone: what reads moments brings a parser along that no browser has to load.

/** Whether the time as its source wrote it only says the moments again, as a form sends them, or nothing. */
export const repeatsMoments = ({ start, end, writtenAs }: Happened): boolean =>
  repeats({ startUs: start && micros(start.exact), endUs: end && micros(end.exact), writtenAs })
