import { late, shortDuration } from '@/components/ui/format-time'
import type { AnyReader } from '@/components/ui/reader'
import { StateWord } from '@/components/ui/shape'
import { Time } from '@/components/ui/time'
import { dueOf, isOverdue, type Dated } from '@/lib/rules/overdue'
import { quietSince, type Heard } from '@/lib/rules/quiet'

/** By when a task is to be signed off: "due 16:00", and late "due 16:00, 1 h late". Nothing where no due time counts. */
export function Due({ task, zone, now }: { task: Dated } & AnyReader) {
  const due = dueOf(task)
  if (!due) return null
  const moment = <>due <Time at={due} zone={zone} now={now} /></>
  if (!isOverdue(task, now)) return <span className="task-time">{moment} </span>
  return (
    <span className="task-time">
      <StateWord of="late" wraps><span className="text-alarm">{moment}, {late(new Date(due), new Date(now))}</span></StateWord>{' '}
    </span>
  )
}

/** That nothing is heard of a task: "no sign of life for 23 h". Nothing of one that is not quiet. */
export function Quiet({ task, now }: { task: Heard; now: Date | string }) {
  const since = quietSince(task, now)
  return since && <span className="task-time text-ink-3"> no activity {quietFor(since, now)}</span>
}

/** "for 23 h": how long nothing was heard. */
export const quietFor = (since: Date | string, now: Date | string): string =>
  `for ${shortDuration(Number(new Date(now)) - Number(new Date(since))).replace(/ 0 min$/, '')}`
