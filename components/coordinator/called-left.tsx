import type { Sent } from '@/components/ui/packed'
import { TimeLeft } from '@/components/ui/time-left'
import type { CalledTakeOver } from '@/lib/queries/called-take-over'

type Props = { takeOver: CalledTakeOver | Sent<CalledTakeOver>; now: string | Date }

/** "9 min left": how long whoever coordinates has to say that they are here. */
export function CalledLeft({ takeOver: { until }, now }: Props) {
  return <span className="text-alarm">{until ? <TimeLeft until={until} now={now} /> : 'no time left'}</span>
}
