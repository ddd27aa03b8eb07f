import { z } from 'zod'
import type { IncidentFacts } from './facts'
import { incidentInput, moment, text } from './input'
import { properName } from './one-line'
import { condition, permission, phases } from './permission'

/** What people add that the program can't see (L2). */
export const noteKinds = ['telephone', 'action', 'observation'] as const
/** How a call went: who called, and whether anybody answered (M1). */
export const callWays = ['they called', 'we called', 'no answer', 'left a message'] as const

/** Parts of the book that people look for, by the kinds of their entries. */
export const bookParts = {
  calls: '^telephone[.]',
  notes: '^(action|observation)[.]',
  signatures: '^signature[.]|^task[.](signedOff|countersigned|allCountersigned|done|sentBack)$'
    + '|^incident[.](unknownAccepted|serviceConfirmed|stoodDown|reopened)$',
  people: '^(seat|rules|question|disclosure|deputy|office|handOver|takeOver)[.]',
  tasks: '^task[.]',
  hosts: '^(host|evidence)[.]',
  'time line': '^timeLine[.]',
  phases: '^incident[.]',
} as const
export type BookPart = keyof typeof bookParts

const call = z.strictObject({ with: properName(200), way: z.enum(callWays), calledBack: z.boolean() })

export const noteInput = incidentInput({ kind: z.enum(noteKinds), at: moment, text: text(4000), call: call.nullable() })
  .refine((input) => (input.kind === 'telephone') === (input.call !== null), { path: ['call.with'], error: 'Write with whom.' })

export type NoteFacts = IncidentFacts & { at: Date }

export const notAhead = condition<NoteFacts>({
  says: 'it happened before now', refuses: 'state', holds: (f) => f.at <= f.now,
  because: 'That time is in the future. Check date and time.',
})

export const logBookPermissions = {
  'logBook.note': permission<NoteFacts>({
    rows: 'L2', does: 'write in the logbook', scope: 'incident', who: ['member'], while: phases, and: [notAhead],
  }),
} as const
