/** The words of a permission: who, while, and on which conditions. The tables of the nouns are written in them. */

/** The columns of the matrix: what a person can be to an incident, and what a person can be to the organisation. */
export const columns = [
  'coordinator', 'deputy', 'manager', 'member', 'limited', 'unacknowledged', 'removed', 'administrator', 'outsider', 'system',
] as const
export type Column = (typeof columns)[number]

/** What a rule can ask of the actor. `anyone` is everybody with an account; `nobody yet` is a person before the first account exists. */
export type Standing =
  | 'coordinator' | 'deputy' | 'manager' | 'member' | 'limited' | 'unacknowledged' | 'system' | 'administrator' | 'own people' | 'anyone'

/** Each column of the matrix holds these standings: a coordinator is a member, too. */
export const standingsOf: Record<Column, readonly Standing[]> = {
  coordinator: ['coordinator', 'member', 'own people', 'anyone'],
  deputy: ['deputy', 'member', 'own people', 'anyone'],
  manager: ['manager', 'member', 'own people', 'anyone'],
  member: ['member', 'own people', 'anyone'],
  limited: ['limited', 'anyone'],
  unacknowledged: ['unacknowledged', 'own people', 'anyone'],
  removed: ['own people', 'anyone'],
  administrator: ['administrator', 'own people', 'anyone'],
  outsider: ['own people', 'anyone'],
  system: ['system'],
}

export const phases = ['starting', 'responding', 'repairing', 'watching', 'closed', 'stood down'] as const
export type Phase = (typeof phases)[number]
/** An incident is open in its first four phases (states 1). */
export const open = ['starting', 'responding', 'repairing', 'watching'] as const satisfies readonly Phase[]
export const ended = ['closed', 'stood down'] as const satisfies readonly Phase[]
/** Whether an incident in this phase is open. */
export const isOpen = (phase: Phase): boolean => (open as readonly Phase[]).includes(phase)

/**
 * A named condition. `says` is what must hold: the cell of the matrix and the name of the test.
 * `because` is the sentence a refused person reads. `who`: the wrong person (403); `state`: not now (409). `beside`: it is weighed whatever
 * else is missing, so that a refusal can name everything at once; without it, what comes first has to be mended before it means anything.
 */
export type Condition<F> = {
  says: string
  because: string | ((facts: F) => string)
  refuses: 'who' | 'state'
  beside?: true
  holds: (facts: F) => boolean
}

export type Permission<F> = {
  /** Rows of design states that this permission speaks of: 'TK-2, TK-4'. */
  rows: string
  /** What it is, after "Only the coordinator can …". */
  does: string
  scope: 'incident' | 'organisation'
  who: readonly Standing[]
  /** Phases of the incident; absent for commands of the organisation. */
  while?: readonly Phase[]
  /** Wants the second factor again, bound to what is shown. Never by token or system (T3). */
  proof?: true
  /** Accepting, claiming and acknowledging are for the person's own hands: never by token. */
  byHand?: true
  /** Allowed while the rules wait to be acknowledged (SE-9). */
  rulesDue?: true
  and?: readonly Condition<F>[]
}

export const permission = <F>(p: Permission<F>): Permission<F> => p
export const condition = <F>(c: Condition<F>): Condition<F> => c

/** `reasons`: each thing that is missing, in a sentence; `because`: all of them. */
export type Verdict = { allowed: true } | { allowed: false; code: 'forbidden' | 'state'; because: string; reasons: readonly string[] }
