import Link from 'next/link'
import { Fragment } from 'react'
import type { Wait } from '@/lib/rules/blocked'

/** What a task waits for, each a link to its page: "Entry investigation and Raise logging". */
export function WaitLinks({ waits, incidentId, stands }: { waits: readonly Wait[]; incidentId: string; stands?: boolean }) {
  return waits.map(({ task, stands: how }, index) => (
    <Fragment key={task?.id ?? how}>
      {index > 0 && (index === waits.length - 1 ? ' and ' : ', ')}
      {task
        ? <Link href={`/incidents/${incidentId}/plan/${task.id}`} prefetch={false}>{task.title}</Link>
        : !stands && 'the answer how they got in'}
      {stands && (task ? ` ${how}` : how)}
    </Fragment>
  ))
}
