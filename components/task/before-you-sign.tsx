import { Fragment } from 'react'
import type { TaskPage } from '@/lib/queries/task'
import { namedAtMost } from '@/lib/rules/missing'
import type { Lacking } from '@/lib/rules/sign-off'

const places: Record<Exclude<Lacking['about'], 'task'>, (id: string | null) => string | null> = {
  item: (id) => `#item-${id}`, question: (id) => `#question-${id}`, evidence: (id) => `#request-${id}`, result: () => '#result', review: () => '#reviews',
  gate: () => null,
}

/** Everything that the task lacks to be signed off, each a link to its place (T4). */
export function BeforeYouSign({ page: { incidentId, signing } }: { page: TaskPage }) {
  const { lacking } = signing
  const place = ({ about, id }: Lacking) => (about === 'task' ? id && `/incidents/${incidentId}/plan/${id}` : places[about](id))
  const more = lacking.length - namedAtMost
  return (
    <>
      Before you can sign:{' '}
      {lacking.slice(0, namedAtMost).map((each, index) => {
        const href = place(each)
        return <Fragment key={`${each.about} ${each.id ?? each.says}`}>{index > 0 && ' · '}{href ? <a href={href}>{each.says}</a> : each.says}</Fragment>
      })}
      {more > 0 && ` · and ${more} more`}
    </>
  )
}
