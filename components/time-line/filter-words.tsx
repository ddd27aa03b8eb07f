import { words } from '@/components/ui/shape-drawings'
import type { TimeLine } from '@/lib/queries/time-line'
import { isAsked, type TimeLineFilter } from '@/lib/rules/time-line-filter'
import { timeLineAddress, type TimeLineAddress } from './address'
import { timeShapes } from './happened-words'

/** What is shown of the time line, as a sentence with a way to each part's end; nothing where all of it is shown. */
export function FilterWords({ page, address }: { page: TimeLine; address: TimeLineAddress }) {
  const { filter } = page
  if (!isAsked(filter)) return null
  const without = (name: keyof TimeLineFilter) =>
    timeLineAddress({ ...address, after: undefined, entry: undefined, filter: { ...filter, [name]: null } })
  return (
    <p className="filter-words">
      <span className="text-ink-3">Only</span>
      {parts(page).map(({ name, words: said }) => (
        <a key={name} className="button" href={without(name)}>
          {said}<span aria-hidden="true"> ×</span><span className="sr-only">: no longer</span>
        </a>
      ))}
      <a href={timeLineAddress({ ...address, after: undefined, entry: undefined, filter: undefined })}>
        All entries
      </a>
    </p>
  )
}

function parts({ filter, choices }: TimeLine): { name: keyof TimeLineFilter; words: string }[] {
  const { q, host, account, kind, from, to } = filter
  const hostName = choices.hosts.find(({ id }) => id === host)?.name ?? 'one that is not in the register'
  const wall = (text: string) => text.replace('T', ' ')
  const said: Record<keyof TimeLineFilter, string | null> = {
    q: q && `with “${q}”`, host: host && `host ${hostName}`, account: account && `account ${account}`,
    kind: kind && `time ${words[timeShapes[kind]]}`,
    for: filter.for && `for ${filter.for === 'outside' ? 'outside readers' : 'the team only'}`,
    from: from && `from ${wall(from)}`, to: to && `until ${wall(to)}`,
  }
  return (Object.keys(said) as (keyof TimeLineFilter)[]).flatMap((name) => (said[name] ? { name, words: said[name] } : []))
}
