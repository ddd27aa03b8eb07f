import { z } from 'zod'
import type { Actor } from '@/lib/actor/actor'
import type { Proof } from '@/lib/actor/counters'
import type { At, Writing } from '@/lib/db/as'
import type { WritingWithin } from '@/lib/facts/incident'
import { fingerprint, type Json } from '@/lib/log-book/hash'
import type { Entry } from '@/lib/log-book/append'
import type { NoticeKind, PersonNoticeKind } from '@/lib/rules/notice'
import { decide } from '@/lib/rules/decide'
import type { Judged, OrganisationFacts } from '@/lib/rules/facts'
import type { Permission, Verdict } from '@/lib/rules/permission'
import { permissions, type CommandName, type FactsOf } from '@/lib/rules/permissions'

/** What a command did. Without an entry for the log book there is no outcome (L1). */
export type Outcome = {
  entry: Entry
  /** The book says so already, a moment ago: it is not said again, and nothing else is written. */
  again?: boolean
  /** Seats to be told that there is something to see, without facts (M4). */
  notices?: readonly { to: readonly string[]; kind: NoticeKind }[]
  /** People to be told who have no seat that counts; for acts of the program alone. */
  personNotices?: readonly { to: readonly string[]; kind: PersonNoticeKind }[]
  /** What the caller needs to go on, such as the id of what was made. */
  answer?: Record<string, string | number | boolean | null>
  /** What the actor is told was done, where the sentence of the entry says more than they may know. */
  told?: string
  /** The incident that was opened: the entry goes into its book, not into the organisation's. */
  opened?: { incidentId: string; seatId: string }
}

export type Done = { command: CommandName; says: string; answer: NonNullable<Outcome['answer']> }

/** A command that was read and looked at: what decide says, what is signed and its fingerprint, and the act itself. */
export type Prepared = { verdict: Verdict; shown: Json; fingerprint: string | null; run: () => Promise<Outcome> }

export type Edit = { version: number | undefined; how: string }

/** Where a command of the organisation runs. */
export type WithinOrganisation = Writing & { organisation: OrganisationFacts }

export type IncidentCommand = {
  scope: 'incident'
  input: z.ZodType
  read: (raw: unknown) => {
    incidentId: string
    value: Json
    /** How many minutes it may take, where that is more than half of one, as far as the actor may find what it is about. */
    minutes?: (at: At) => Promise<number | undefined>
    prepare: (within: WritingWithin, edit: Edit) => Promise<Prepared | null>
  }
}
export type OrganisationCommand = {
  scope: 'organisation' | 'opening'
  input: z.ZodType
  read: (raw: unknown) => {
    value: Json
    /** Its input holds a code or the present password of the actor, so that the try is counted before it is weighed (SG-2). */
    proves: Proof | null
    /** What takes long and needs no lock, such as hashing a password: done first, handed to `prepare`. */
    ahead: (actor: Actor) => Promise<unknown>
    prepare: (at: WithinOrganisation, edit: Edit, ahead: unknown) => Promise<Prepared | null>
  }
}
export type Command = IncidentCommand | OrganisationCommand

type Parts<N extends CommandName, I, T extends { facts: FactsOf<N> }, W> = {
  input: z.ZodType<I>
  /** Finds what the input names, as the actor may find it; null when hidden or missing. Every id of the input is resolved here. */
  subject: (at: W, input: I) => Promise<T | null>
  /** What the signer is shown: the proof is bound to exactly this. */
  shown?: (subject: T, input: I) => Json
  run: (at: W & { subject: T; input: I; edit: Edit }) => Promise<Outcome>
}

/** A command of an incident. Its permission stands in lib/rules under the same name. */
export function incidentCommand<N extends CommandName, I extends { incidentId: string }, T extends { facts: FactsOf<N> }>(
  name: N, { minutes, ...parts }: Parts<N, I, T, WritingWithin> & { minutes?: (at: At, input: I) => Promise<number | undefined> },
): IncidentCommand {
  return {
    scope: 'incident',
    input: parts.input,
    read: (raw) => {
      const input = parts.input.parse(raw)
      return {
        incidentId: input.incidentId, value: raw as Json, ...(minutes && { minutes: (at) => minutes(at, input) }),
        prepare: (within, edit) => prepare(name, parts, within, input, edit),
      }
    },
  }
}

/**
 * A command of the organisation, or the opening of an incident. `ahead` runs before the transaction, without a lock; what it returns is at
 * hand in `subject` and `run` under the same name.
 */
export function organisationCommand<N extends CommandName, I, T extends { facts: FactsOf<N> }, A = undefined>(
  name: N,
  parts: Parts<N, I, T, WithinOrganisation & { ahead: A }> & {
    opens?: true; proves?: Proof | ((input: I) => Proof); ahead?: (asked: { actor: Actor; input: I }) => Promise<A>
  },
): OrganisationCommand {
  return {
    scope: parts.opens ? 'opening' : 'organisation',
    input: parts.input,
    read: (raw) => {
      const input = parts.input.parse(raw)
      return {
        value: raw as Json,
        proves: typeof parts.proves === 'function' ? parts.proves(input) : (parts.proves ?? null),
        ahead: async (actor) => parts.ahead?.({ actor, input }),
        prepare: (at, edit, ahead) => prepare(name, parts, { ...at, ahead: ahead as A }, input, edit),
      }
    },
  }
}

async function prepare<N extends CommandName, I, T extends { facts: FactsOf<N> }, W extends object>(
  name: N, parts: Parts<N, I, T, W>, at: W, input: I, edit: Edit,
): Promise<Prepared | null> {
  const subject = await parts.subject(at, input)
  if (!subject) return null
  const rule = permissions[name] as unknown as Permission<Judged>
  const shown = parts.shown ? parts.shown(subject, input) : null
  return {
    verdict: decide(rule, subject.facts as unknown as Judged), shown, fingerprint: parts.shown ? fingerprint(name, shown) : null,
    run: () => parts.run({ ...at, subject, input, edit }),
  }
}
