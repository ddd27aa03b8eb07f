/** What an address of the time line can say: the place in the list, the entry that is opened, and UTC for the reader's own zone. */
export type TimeLineAddress = { incidentId: string; after?: string; entry?: string; utc?: boolean }

export function timeLineAddress({ incidentId, after, entry, utc }: TimeLineAddress): string {
  const query = new URLSearchParams({ ...(after && { after }), ...(entry && { entry }), ...(utc && { times: 'utc' }) }).toString()
  return `/incidents/${incidentId}/time-line${query && `?${query}`}${entry ? `#entry-${entry}` : ''}`
}
