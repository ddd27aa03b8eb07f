import { z } from 'zod'
import type { Actor } from '@/lib/actor/actor'
import { tryProof } from '@/lib/actor/proof'
import { checkCode } from '@/lib/actor/second-factor'
import { as, type Writing } from '@/lib/db/as'
import { endWithSystemSight, holding } from '@/lib/db/sight'
import { factsFor } from '@/lib/facts/incident'
import { organisationFacts } from '@/lib/facts/organisation'
import { append, appendToOrganisation, headOf } from '@/lib/log-book/append'
import type { Json } from '@/lib/log-book/hash'
import { enqueue } from '@/lib/outbox/enqueue'
import type { Permission } from '@/lib/rules/permission'
import { permissions, type CommandName } from '@/lib/rules/permissions'
import { act } from './act'
import type { Command, Done, IncidentCommand, OrganisationCommand, Outcome, Prepared } from './command'
import { answered, inputHash, remember } from './idempotency'
import { noteNextLook } from './next-look'
import { Refused, missing } from './refused'
import { commands } from './registry'
import { settle } from './settle'

/** What arrives beside the input. The proof never enters the log, a hash or the idempotency row. */
export type Envelope = {
  input: unknown
  /** Made by the client for one intended act; a repeated key gets the first answer. */
  key?: string
  /** The version of the text that was read and edited. */
  version?: number
  proof?: { code: string; fingerprint: string }
}

/**
 * The one door for everything that changes. Takes a command's name, who acts, and the envelope;
 * returns what was done, or throws `Refused`, in which case nothing was written.
 */
export async function execute(name: string, actor: Actor, envelope: Envelope): Promise<Done> {
  if (!Object.hasOwn(commands, name)) throw missing()
  const command: Command = commands[name as CommandName]
  const reading = parse(command, envelope.input)
  const minutes = command.scope === 'incident' ? command.minutes : undefined
  const work = () => untilSettled(() => as(actor, (at) => within(name as CommandName, command, at, reading, envelope), minutes))
  if (!provesWho(name as CommandName, command, envelope)) return work()
  const done = await tryProof(actor.id, work, (error) => error instanceof Refused && error.code === 'proof')
  if (!done) throw new Refused('throttled', 'Too many wrong tries. Wait a few minutes, then try again.')
  return done
}

/** Whether a code or a password will be weighed, if all else is right. */
function provesWho(name: CommandName, command: Command, { proof }: Envelope): boolean {
  if (command.scope === 'incident') return proof !== undefined && ruleOf(name).proof === true
  return command.proves
}

/** A token asks for what only a person may do: it is refused before it gets an answer that a person was given. */
const isByHand = (name: CommandName, { actor }: Writing) => actor.via === 'token' && (ruleOf(name).byHand === true || ruleOf(name).proof === true)

const ruleOf = (name: CommandName) => permissions[name] as unknown as Permission<never>

type Reading = ReturnType<IncidentCommand['read']> | ReturnType<OrganisationCommand['read']>

function parse(command: Command, raw: unknown): Reading {
  try {
    return command.read(raw)
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error
    const fields: Record<string, string> = {}
    for (const issue of error.issues) fields[issue.path.join('.') || 'input'] ??= issue.message
    throw new Refused('invalid', 'Something in the form has to be mended.', { fields })
  }
}

/** More is due than one transaction bears: it has written a part, and the command begins anew. */
const goOn = Symbol('go on')

/** Each transaction that only wrote what was due is kept; the last one carries the command out, with everything due written before it. */
async function untilSettled(work: () => Promise<Done | typeof goOn>): Promise<Done> {
  for (;;) {
    const done = await work()
    if (done !== goOn) return done
  }
}

async function within(
  name: CommandName, command: Command, at: Writing, reading: Reading, envelope: Envelope,
): Promise<Done | typeof goOn> {
  const edit = { version: envelope.version, how: 'authenticator app' }
  const keyed = envelope.key && !isByHand(name, at) ? { key: envelope.key, command: name, inputHash: inputHash(name, reading.value as Json) } : null
  if (command.scope !== 'incident') {
    const { prepare } = reading as ReturnType<OrganisationCommand['read']>
    if (command.scope === 'organisation') await at.tx.$queryRaw`select 1 from organisation for no key update`
    const before = keyed && (await answered(at, keyed))
    if (before) return before
    const organisation = organisationFacts(at)
    const prepared = await prepare({ ...at, organisation }, edit)
    if (!prepared) throw missing()
    await allow(name, at, prepared, envelope)
    const outcome = await prepared.run()
    await record(at, outcome)
    return keep(at, name, outcome, keyed, outcome.opened?.incidentId ?? null)
  }
  const { incidentId, prepare } = reading as ReturnType<IncidentCommand['read']>
  const settled = await holding(at, incidentId, () => settle(at, incidentId))
  const incident = settled && factsFor(at, settled.row)
  if (!incident) throw missing()
  if (settled.more) return goOn
  const before = keyed && (await answered(at, keyed))
  if (before) return before
  const prepared = await prepare({ ...at, incident }, edit)
  if (!prepared) throw missing()
  await allow(name, at, prepared, envelope)
  const outcome = await act(at, incident, prepared, settled.row.head)
  const done = await keep(at, name, outcome, keyed, incidentId)
  await endWithSystemSight(at, incidentId, async () => noteNextLook(at, await settle(at, incidentId)))
  return done
}

async function allow(name: CommandName, at: Writing, prepared: Prepared, { proof }: Envelope): Promise<void> {
  const { verdict } = prepared
  if (!verdict.allowed) throw new Refused(verdict.code, verdict.because)
  if (!ruleOf(name).proof) return
  if (!proof) throw new Refused('invalid', 'Prove that it’s you.', { fields: { code: 'Enter the six digits from your authenticator app.' } })
  if (proof.fingerprint !== prepared.fingerprint)
    throw new Refused('changed', 'This has changed since you opened it. Read it again, then sign.', { shown: prepared.shown })
  const proved = await checkCode(at.tx, at.actor.id, proof.code, at.now)
  if (proved === 'used') throw new Refused('proof', 'This code was used already. Wait for the next one.', { fields: { code: 'Used already.' } })
  if (proved === 'wrong') throw new Refused('proof', 'The code is not right. Enter the one your app shows now.', { fields: { code: 'Not right.' } })
}

async function record(at: Writing, outcome: Outcome): Promise<void> {
  if (!outcome.opened) return void (await appendToOrganisation(at, outcome.entry))
  const { incidentId, seatId } = outcome.opened
  await append({ ...at, seatId, office: 'coordinator' }, incidentId, outcome.entry, await headOf(at, incidentId))
  await enqueue(at, incidentId, outcome.notices ?? [])
}

async function keep(
  at: Writing, name: CommandName, outcome: Outcome, keyed: { key: string; command: string; inputHash: string } | null, incidentId: string | null,
): Promise<Done> {
  const done: Done = { command: name, says: outcome.entry.says, answer: outcome.answer ?? {} }
  if (keyed) await remember(at, keyed, incidentId, done)
  return done
}
