import { Fragment, type ReactNode } from 'react'
import { awaitedThings, type Wait } from '@/lib/rules/blocked'

/** What a task waits for, each a link to its page: "Entry investigation and Raise logging". `stands`: as a sentence that says how each stands. */
export function WaitLinks({ waits, incidentId, stands }: { waits: readonly Wait[]; incidentId: string; stands?: boolean }) {
  const plan = `/incidents/${incidentId}/plan`
  const parts: ReactNode[] = stands
    ? waits.map(({ task, stands: how }) => (task ? <><a href={`${plan}/${task.id}`}>{task.title}</a> {how}</> : how))
    : awaitedThings(waits).map(({ kind, task, what }) => {
        if (kind === 'gate') return `gate: ${what}`
        return kind === 'entry' ? what : <a href={task ? `${plan}/${task.id}` : plan}>{what}</a>
      })
  return parts.map((part, index) => (
    <Fragment key={index}>{index > 0 && (index === parts.length - 1 ? ' and ' : ', ')}{part}</Fragment>
  ))
}
