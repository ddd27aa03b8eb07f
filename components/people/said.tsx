import { AsTyped } from '@/components/ui/as-is'
import { PersonName } from '@/components/ui/person-name'
import { Time } from '@/components/ui/time'
import type { Reader } from '@/components/ui/reader'

/** What the coordinator said to something, with who and when. */
export function Said({ text, by, at, zone, now }: { text: string; by: string; at: Date } & Reader) {
  return (
    <p className="mt-3 text-ink">
      <span className="as-written"><AsTyped text={text} /></span> <span className="text-ink-3"><PersonName name={by} />, <Time at={at} zone={zone} now={now} /></span>
    </p>
  )
}
