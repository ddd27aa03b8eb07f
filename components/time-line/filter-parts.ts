import { words } from '@/components/ui/shape-drawings'
import type { TimeLineFilter } from '@/lib/rules/time-line-filter'
import { timeShapes } from './happened-words'

export type FilterPart = { name: keyof TimeLineFilter; words: string }

/** What a filter asks for, each part in words: "host app1". `host` is the name of the host that is asked for, if it is in the register. */
export function filterParts({ q, host, account, kind, from, to, for: reader }: TimeLineFilter, hostName: string | null | undefined): FilterPart[] {
  const wall = (text: string) => text.replace('T', ' ')
  const said: Record<keyof TimeLineFilter, string | null> = {
    q: q && `with “${q}”`, host: host && `host ${hostName ?? 'one that is not listed'}`, account: account && `account ${account}`,
    kind: kind && `time ${words[timeShapes[kind]]}`,
    for: reader && `for ${reader === 'outside' ? 'outside readers' : 'the team only'}`,
    from: from && `from ${wall(from)}`, to: to && `until ${wall(to)}`,
  }
  return (Object.keys(said) as (keyof TimeLineFilter)[]).flatMap((name) => (said[name] ? { name, words: said[name] } : []))
}
