import { longestAsked } from '@/lib/rules/search'

const paging = { after: { type: 'string' }, limit: { type: 'integer', minimum: 1, maximum: 500 } }

/** What can be read by HTTP, for the API's description. Each path has one route and one query. */
export const reads: readonly { path: string; summary: string; query: Record<string, object> }[] = [
  { path: '/api/v1/incidents', summary: 'The incidents that you are on', query: {} },
  {
    path: '/api/v1/search', summary: 'What you find, by kind: all words have to be there; the last may be incomplete',
    query: { q: { type: 'string', maxLength: longestAsked }, in: { type: 'string', format: 'uuid' } },
  },
  { path: '/api/v1/incidents/{incidentId}', summary: 'One incident', query: {} },
  { path: '/api/v1/incidents/{incidentId}/tasks', summary: 'Its tasks in their order', query: paging },
  { path: '/api/v1/incidents/{incidentId}/time-line', summary: 'Its timeline as it stands, with what was corrected; by when things happened, what has no time comes last. For a limited seat the words alone. A page ends at a megabyte', query: paging },
  { path: '/api/v1/incidents/{incidentId}/time-line/export', summary: 'Its timeline as a file, in the order it was written; the logbook notes it',
    query: { as: { type: 'string', enum: ['csv', 'jsonl'] } } },
  { path: '/api/v1/incidents/{incidentId}/people', summary: 'Its roster, in the order people were added', query: paging },
  { path: '/api/v1/incidents/{incidentId}/log-book', summary: 'Its logbook, from the first entry. A page ends at a megabyte', query: paging },
]
