import type { Wait, WaitKind } from '@/lib/queries/waits'
import { isolated } from '@/lib/rules/hidden-characters'

/** What a waiting thing asks, why, and where it is decided. `place` is a path inside the incident. */
export type WaitWords = { asks: string; why: string; place: string }

/** When it began to wait, and until when it does, stands in no word. */
type Waiting = Omit<Wait, 'since' | 'due'>

const quoted = (text: string) => (text ? `“${text}”` : '')
const task = (wait: Waiting) => `plan/${wait.id}`

const words: Record<WaitKind, (wait: Waiting) => WaitWords> = {
  offer: (w) => ({ asks: 'Take over as coordinator?', why: `${isolated(w.by)} asks you to take over as coordinator. ${quoted(w.detail)}`, place: 'office#offer' }),
  'take-over': (w) => ({ asks: 'A takeover was called', why: `${isolated(w.by)} called it. ${quoted(w.detail)}`, place: 'office#take-over' }),
  identity: (w) => ({ asks: `Is it really ${w.title}?`, why: 'The account was reset. Call back before access opens again.', place: `people#seat-${w.id}` }),
  'mark done': (w) => ({ asks: `${w.title} is signed off: mark it done?`, why: `${isolated(w.by)} signed.`, place: task(w) }),
  'handed back': (w) => ({
    asks: `${w.title} was handed back`, why: [quoted(w.detail), w.by && `${isolated(w.by)} is proposed to go on.`].filter(Boolean).join(' '), place: task(w),
  }),
  proposal: (w) => ({ asks: `Bring in ${w.title}?`, why: `Proposed by ${isolated(w.by)}: ${quoted(w.detail)}`, place: `people#seat-${w.id}` }),
  question: (w) => ({ asks: w.title, why: `${isolated(w.by)} asks you.`, place: `people#question-${w.id}` }),
  disclosure: (w) => ({ asks: `${w.title} was told`, why: `Reported by ${isolated(w.by)}: ${quoted(w.detail)}`, place: `people#disclosure-${w.id}` }),
  join: (w) => ({ asks: `May ${isolated(w.by)} work on ${w.title}?`, why: 'Asked to join.', place: task(w) }),
  countersign: (w) => ({ asks: `${w.title} was set aside: do you agree?`, why: `${isolated(w.by)} gives the reason: ${quoted(w.detail)}`, place: task(w) }),
  review: (w) => ({ asks: `Check the answers of ${w.title}`, why: `${isolated(w.by)} chose you to read them before they are signed.`, place: task(w) }),
  objection: (w) => ({ asks: `An objection to ${w.title}`, why: `${isolated(w.by)}: ${quoted(w.detail)}`, place: task(w) }),
  overtaken: (w) => ({ asks: `${w.title} has changed since you signed`, why: 'Read it and sign again.', place: task(w) }),
  'taken back': (w) => ({
    asks: `${w.title} has to be signed again`, why: [w.detail, w.by && `${isolated(w.by)} coordinates it.`].filter(Boolean).join(' '), place: task(w),
  }),
  'sent back': (w) => ({ asks: `${w.title} was sent back`, why: `${isolated(w.by)}: ${quoted(w.detail)}`, place: task(w) }),
  'in doubt': (w) => ({ asks: `Did ${isolated(w.by)} sign ${w.title}?`, why: 'The account was compromised. Call back and confirm.', place: task(w) }),
  'on paper': (w) => ({ asks: `${w.title} was signed on paper`, why: `Typed in by ${isolated(w.by)}. It takes effect once it is confirmed.`, place: task(w) }),
  rules: () => ({ asks: 'The rules have a new version', why: 'Read and acknowledge them before your next act.', place: 'rules' }),
}

/** The words of a waiting thing, for the row of a list. */
export const waitWords = (wait: Waiting): WaitWords => words[wait.kind](wait)

/** How many things wait, those that are counted only among them. */
export function howMany(waits: readonly Pick<Wait, 'incidentId' | 'kind' | 'ofKind'>[]): number {
  const kinds = new Map(waits.map(({ incidentId, kind, ofKind }) => [`${incidentId} ${kind}`, ofKind]))
  return [...kinds.values()].reduce((sum, ofKind) => sum + ofKind, 0)
}

/** The address at which it is decided. */
export const waitHref = (wait: Waiting): string => `/incidents/${wait.incidentId}/${waitWords(wait).place}`
