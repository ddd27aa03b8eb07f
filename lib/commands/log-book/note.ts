import { incidentCommand } from '@/lib/commands/command'
import { noteInput } from '@/lib/rules/log-book'
import { isLate } from '@/lib/rules/time-line'

const says = { action: 'noted an action on a system', observation: 'noted an observation' } as const
const calls = {
  'they called': 'noted a call from', 'we called': 'noted a call to', 'no answer': 'noted an unanswered call to',
  'left a message': 'noted a message left for',
} as const

/** A telephone call, an action on a system, an observation: what the program can't see (L2). After the end it is marked late. */
export const note = incidentCommand('logBook.note', {
  input: noteInput,
  subject: async ({ incident }, { at }) => ({ facts: { ...incident, at: new Date(at) } }),
  run: async ({ incident, input: { kind, at, text, call } }) => {
    const late = isLate(incident.phase)
    const what = kind === 'telephone' ? `${calls[call!.way]} ${call!.with}` : says[kind]
    return { entry: { kind: `${kind}.noted`, says: late ? `${what}, late` : what, about: { at, text, call, late } } }
  },
})
