import type { TimeLineFilter } from '@/lib/rules/time-line-filter'

/**
 * What an address of the time line can say: what is asked for, the place in the list, the number of the entry that is opened, UTC for the reader's own
 * zone, by what the lanes of the drawing are, and whether many are drawn.
 */
export type TimeLineAddress = {
  incidentId: string; filter?: Partial<TimeLineFilter>; after?: string; entry?: number; utc?: boolean
  lanes?: 'host' | 'account'; many?: boolean
}

export function timeLineAddress({ incidentId, entry, ...address }: TimeLineAddress): string {
  const closed = `/incidents/${incidentId}/time-line${timeLineQuery(address)}`
  return entry === undefined ? closed : withEntry(closed, entry)
}

/** What stands behind the path, question mark and all; nothing where nothing is asked for. The sheets on paper are asked for in the same words. */
export function timeLineQuery({ filter = {}, after, utc, lanes, many }: Omit<TimeLineAddress, 'incidentId' | 'entry'>): string {
  const asked = Object.entries(filter).filter((each): each is [string, string] => Boolean(each[1]))
  const query = new URLSearchParams([
    ...asked, ...(lanes === 'account' ? [['lanes', 'account']] : []), ...(many ? [['drawn', 'many']] : []),
    ...(after ? [['after', after]] : []),
    ...(utc ? [['times', 'utc']] : []),
  ]).toString()
  return query && `?${query}`
}

/** An address of the list with one of its entries opened. */
export const withEntry = (closed: string, entry: number): string => `${closed}${closed.includes('?') ? '&' : '?'}entry=${entry}#entry-${entry}`

/** What happened on a host, or with an account: from any page. */
export const happenedThere = (incidentId: string, filter: Partial<TimeLineFilter>): string => timeLineAddress({ incidentId, filter })
