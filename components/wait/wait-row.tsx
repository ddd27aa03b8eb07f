import { Row } from '@/components/ui/row'
import { Time } from '@/components/ui/time'
import type { Sent } from '@/components/ui/packed'
import type { Wait } from '@/lib/queries/waits'
import { waitHref, waitWords } from './wait-words'

/** One thing that waits for the viewer; `children` are the verbs that can be done from here. */
export function WaitRow({ wait, zone, now, children }: { wait: Wait | Sent<Wait>; zone: string; now: Date | string; children?: React.ReactNode }) {
  const { asks, why } = waitWords(wait)
  return (
    <Row shape="waits-for-you" word="waits for you" title={<a className="plain" href={waitHref(wait)}><b>{asks}</b></a>}
      second={why} meta={<Time at={wait.since} zone={zone} now={now} as="age" />} verbs={children} />
  )
}
