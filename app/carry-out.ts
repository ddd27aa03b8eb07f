import type { Actor } from '@/lib/actor/actor'
import { visitor } from '@/lib/actor/visitor'
import { execute } from '@/lib/commands/execute'
import { Refused } from '@/lib/commands/refused'
import { commands } from '@/lib/commands/registry'
import type { SubmitState } from '@/lib/commands/submit-state'
import { acting } from '@/lib/http/acting'
import { formEnvelope } from '@/lib/http/form-input'
import type { CommandName } from '@/lib/rules/permissions'

type Secret = {
  /** Made here, not in the form: hashes of what is shown once. */
  input?: Record<string, unknown>
  /** What the form shows once it is done. */
  answer?: Record<string, string>
}

/**
 * Carries out a command whose form holds a password or makes a secret. As `submit`, but without a key: of such input not even
 * a hash is kept for a repeated send.
 */
export async function carryOut(name: CommandName, actor: Actor, formData: FormData, made: Secret = {}): Promise<SubmitState> {
  acting()
  try {
    const { input, version, proof } = formEnvelope(commands[name].input, formData)
    const done = await execute(name, actor, { input: { ...(input as object), ...made.input }, version, proof })
    return { status: 'done', says: 'Done.', answer: { ...done.answer, ...made.answer } }
  } catch (error) {
    if (error instanceof Refused) return refused(error)
    throw error
  }
}

/** What the person who is signed in asked for; a refusal for everybody else. */
export async function asSignedIn(work: (actor: Actor) => Promise<SubmitState>): Promise<SubmitState> {
  acting()
  const found = await visitor()
  if (found.kind === 'actor') return work(found.actor)
  return turnedAway('You are signed out, or the screen is locked. Sign in again in another tab, then send this once more.')
}

/** A refusal of a door itself. */
export function turnedAway(because: string, field?: string): SubmitState {
  return { status: 'refused', code: 'unauthenticated', because: field ? '' : because, fields: field ? { [field]: because } : {} }
}

function refused({ code, because, details }: Refused): SubmitState {
  return { status: 'refused', code, because, fields: details.fields ?? {} }
}
