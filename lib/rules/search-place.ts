import type { SearchNoun } from './search'

/** A thing that was found, as far as its address rests on it. */
export type FoundThing = {
  incidentId: string; noun: SearchNoun; id: string
  /** The number in the log book, or on the time line; 0 for all else. */
  seq: number
  /** Somebody proposed for the list. */
  proposed: boolean
  /** Where the list of the time line goes on just before it; null while it fits on one page. */
  after: string | null
  /** Whether the reader sees the incident whole. A limited seat has other pages. */
  whole: boolean
}

/** The address at which a thing is seen. */
export function placeOf({ incidentId, noun, id, seq, proposed, after, whole }: FoundThing): string {
  const incident = `/incidents/${incidentId}`
  switch (noun) {
    case 'incident': return `${incident}/situation`
    case 'task': return `${incident}/plan/${id}`
    case 'question': return `${incident}/people#question-${id}`
    case 'disclosure': return `${incident}/people#disclosure-${id}`
    case 'evidence': return `${incident}/evidence?item=${id}#item-${id}`
    case 'log book': return `${incident}/log-book?entry=${seq}#entry-${seq}`
    case 'host': return whole ? `${incident}/hosts?host=${id}#host-${id}` : `${incident}/tasks`
    case 'time line': return whole ? `${incident}/time-line?${after ? `after=${after}&` : ''}entry=${seq}#entry-${seq}` : `${incident}/tasks`
    case 'person':
      if (!whole) return `${incident}/people#list`
      return proposed ? `${incident}/people#seat-${id}` : `${incident}/people?seat=${id}#person-${id}`
  }
}

/** The end of an address that opens a form of its page: "Add an event…" is `#do:add-an-event`. */
export const verbAnchor = (label: string): string => `#do:${verbName(label)}`

/** The name of a verb within an address. */
export const verbName = (label: string): string => label.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '')
