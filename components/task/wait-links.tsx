import { Fragment } from 'react'
import type { Wait } from '@/lib/rules/blocked'

/** What a task waits for, each a link to its page: "Entry investigation and Raise logging". */
export function WaitLinks({ waits, incidentId, stands }: { waits: readonly Wait[]; incidentId: string; stands?: boolean }) {
  return waits.map(({ task, stands: how }, index) => (
    <Fragment key={task?.id ?? how}>
      {index > 0 && (index === waits.length - 1 ? ' and ' : ', ')}
      {task
        ? <a href={`/incidents/${incidentId}/plan/${task.id}`}>{task.title}</a>
        : !stands && 'the answer how they got in'}
      {stands && (task ? ` ${how}` : how)}
    </Fragment>
  ))
}
