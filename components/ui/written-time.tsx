import type { TimeWords } from './time-words'

/** A time whose words are made already: by the server, which stands even where a browser knows another rule of its zone. */
export function WrittenTime({ of: { at, says, utc } }: { of: TimeWords }) {
  return <time dateTime={at} title={utc} suppressHydrationWarning>{says}</time>
}
