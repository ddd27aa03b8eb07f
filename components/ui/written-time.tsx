import type { TimeWords } from './time-words'

/** A time whose words are made already. */
export function WrittenTime({ of: { at, says, utc } }: { of: TimeWords }) {
  return <time dateTime={at} title={utc}>{says}</time>
}
