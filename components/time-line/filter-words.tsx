import type { TimeLine } from '@/lib/queries/time-line'
import { isAsked, type TimeLineFilter } from '@/lib/rules/time-line-filter'
import { timeLineAddress, type TimeLineAddress } from './address'
import { filterParts } from './filter-parts'

/** What is shown of the time line, as a sentence with a way to each part's end; nothing where all of it is shown. */
export function FilterWords({ page, address }: { page: TimeLine; address: TimeLineAddress }) {
  const { filter } = page
  if (!isAsked(filter)) return null
  const without = (name: keyof TimeLineFilter) =>
    timeLineAddress({ ...address, after: undefined, entry: undefined, filter: { ...filter, [name]: null } })
  return (
    <p className="filter-words">
      <span className="text-ink-3">Only</span>
      {filterParts(filter, page.choices.hosts.find(({ id }) => id === filter.host)?.name).map(({ name, words: said }) => (
        <a key={name} className="button" href={without(name)}>
          {said}<span aria-hidden="true"> ×</span><span className="sr-only">: remove</span>
        </a>
      ))}
      <a href={timeLineAddress({ ...address, after: undefined, entry: undefined, filter: undefined })}>
        All entries
      </a>
    </p>
  )
}
