import { clock, dateAndTime, day, relative, withAge } from './format-time'
import { timeWords } from './time-words'
import { WrittenTime } from './written-time'

type TimeProps = {
  /** a moment as ISO string or Date */
  at: string | Date
  /** the reader's zone (IANA name) and the moment the page was made: usually `{...reader}` */
  zone: string
  now: string | Date
  /**
   * `moment` (default) 13 Aug 21:05, today only 03:12 · `clock` 03:12 · `day` 13 Aug · `age` 52 min ago, in 48 min
   * · `both` 02:20, 52 min ago
   */
  as?: 'moment' | 'clock' | 'day' | 'age' | 'both'
}

const write = { moment: dateAndTime, clock, day, age: (at: Date, _zone: string, now: Date) => relative(at, now), both: withAge }

/** A time in the reader's zone, with UTC at hand. */
export function Time({ at, zone, now, as = 'moment' }: TimeProps) {
  const moment = new Date(at)
  return <WrittenTime of={timeWords(moment, write[as](moment, zone, new Date(now)))} />
}
