import { z } from 'zod'
import type { Actor } from '@/lib/actor/actor'
import type { Proof } from '@/lib/actor/counters'
import { tryProof } from '@/lib/actor/proof'
import { checkCode } from '@/lib/actor/second-factor'
import { as, type Writing } from '@/lib/db/as'
import { Busy } from '@/lib/db/busy'
import { endWithSystemSight, holding, holdOrganisation } from '@/lib/db/sight'
import { inTurn, type MayTake } from '@/lib/db/turn'
import { actorNow } from '@/lib/db/way-in'
import { factsFor } from '@/lib/facts/incident'
import { organisationFacts } from '@/lib/facts/organisation'
import { append, appendToOrganisation, headOf } from '@/lib/log-book/append'
import type { Json } from '@/lib/log-book/hash'
import { enqueue } from '@/lib/outbox/enqueue'
import type { Permission } from '@/lib/rules/permission'
import { permissions, type CommandName } from '@/lib/rules/permissions'
import { act } from './act'
import type { Command, Done, IncidentCommand, OrganisationCommand, Outcome, Prepared } from './command'
import { answered, holdKey, inputHash, remember } from './idempotency'
import { noteNextLook } from './next-look'
import { Refused, busy, missing, proofRefused } from './refused'
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
  const work = () => carryOut(name as CommandName, command, actor, reading, envelope)
  const proof = provesWho(name as CommandName, reading, envelope)
  if (!proof) return work()
  const done = await tryProof(actor, proof, work, (error) => error instanceof Refused && error.code === 'proof')
  if (!done) throw new Refused('throttled', 'Too many wrong tries. Wait a few minutes, then try again.')
  return done
}

/** What takes long and needs no lock first; then one transaction, once it is this command's turn. */
async function carryOut(name: CommandName, command: Command, actor: Actor, reading: Reading, envelope: Envelope): Promise<Done> {
  const ahead = 'ahead' in reading ? await reading.ahead(actor) : undefined
  try {
    // Asked in a short transaction of its own: who finds nothing waits for nobody who does (N3).
    const minutes = 'minutes' in reading && reading.minutes ? await as(actor, reading.minutes) : undefined
    const inOneTransaction = (isLast: boolean, mayTake: MayTake) =>
      as(actor, (asked) => within(name, command, asked, reading, envelope, { ahead, isLast, mayTake }), minutes)
    const key = 'incidentId' in reading ? reading.incidentId : command.scope === 'organisation' ? 'organisation' : null
    return await untilSettled((isLast) => (key ? inTurn(key, actor.id, (mayTake) => inOneTransaction(isLast, mayTake)) : inOneTransaction(isLast, () => true)))
  } catch (error) {
    if (!(error instanceof Busy)) throw error
    throw busy()
  }
}

/** What will be weighed, if all else is right: the code of a proof, what the input itself holds, or nothing. */
function provesWho(name: CommandName, reading: Reading, { proof }: Envelope): Proof | null {
  if (ruleOf(name).proof === true) return proof ? 'code' : null
  return 'proves' in reading ? reading.proves : null
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
    throw new Refused('invalid', 'Check the fields marked below.', { fields })
  }
}

/** More is due than one transaction bears: it has written a part, and the command begins anew. */
const goOn = Symbol('go on')
/** So many transactions write more than is ever due: beyond that it is a faulty rule, which stops no command. */
const mostRounds = 100

/** Each transaction that only wrote what was due is kept; the last one carries the command out, with everything due written before it. */
async function untilSettled(work: (isLast: boolean) => Promise<Done | typeof goOn>): Promise<Done> {
  for (let round = 1; ; round++) {
    const done = await work(round >= mostRounds)
    if (done !== goOn) return done
  }
}

async function within(
  name: CommandName, command: Command, asked: Writing, reading: Reading, envelope: Envelope,
  { ahead, isLast, mayTake }: { ahead: unknown; isLast: boolean; mayTake: MayTake },
): Promise<Done | typeof goOn> {
  const edit = { version: envelope.version, how: 'authenticator app' }
  const keyed = envelope.key && !isByHand(name, asked) ? { key: envelope.key, command: name, inputHash: inputHash(name, reading.value as Json) } : null
  if (!('incidentId' in reading)) {
    if (command.scope === 'organisation') await holdOrganisation(asked, mayTake)
    else if (keyed) await holdKey(asked, keyed)
    const at = await stillIn(asked)
    const before = keyed && (await answered(at, keyed))
    if (before) return before
    const prepared = await reading.prepare({ ...at, organisation: organisationFacts(at) }, edit, ahead)
    if (!prepared) throw missing()
    await allow(name, at, prepared, envelope, { whole: true })
    const outcome = await prepared.run()
    await record(at, outcome)
    return keep(at, name, outcome, keyed, outcome.opened?.incidentId ?? null)
  }
  const { incidentId, prepare } = reading
  const settled = await holding(asked, incidentId, mayTake, () => settle(asked, incidentId))
  if (!settled) throw missing()
  const at = await stillIn(asked)
  const incident = factsFor(at, settled.row)
  if (!incident) throw missing()
  if (settled.more && !isLast) return goOn
  const before = keyed && (await answered(at, keyed))
  if (before) return before
  const prepared = await prepare({ ...at, incident }, edit)
  if (!prepared) throw missing()
  await allow(name, at, prepared, envelope, { whole: incident.standings.has('member') })
  const outcome = await act(at, incident, prepared, settled.row.head)
  const done = await keep(at, name, outcome, keyed, incidentId)
  await endWithSystemSight(at, incidentId, async () => noteNextLook(at, await settle(at, incidentId)))
  return done
}

/** The actor as they are now that the lock is held: rights are judged when a command is carried out, not when it was sent (states, General). */
async function stillIn(at: Writing): Promise<Writing> {
  const actor = await actorNow(at)
  if (!actor) throw new Refused('unauthenticated', 'You are signed out, or the screen is locked. Sign in again, then send this once more.')
  return { ...at, actor }
}

/** `whole`: whether the actor sees all of what they sign. A limited seat may sign for a list of which it sees a part (N8). */
async function allow(name: CommandName, at: Writing, prepared: Prepared, { proof }: Envelope, { whole }: { whole: boolean }): Promise<void> {
  const { verdict } = prepared
  if (!verdict.allowed) throw new Refused(verdict.code, verdict.because, { reasons: verdict.reasons })
  if (!ruleOf(name).proof) return
  if (!proof) throw new Refused('invalid', 'Prove that it’s you.', { fields: { code: 'Enter the six digits from your authenticator app.' } })
  if (proof.fingerprint !== prepared.fingerprint)
    throw new Refused('changed', 'This has changed since you opened it. Read it again, then sign.', whole ? { shown: prepared.shown } : {})
  const proved = await checkCode(at.tx, at.actor.id, proof.code, at.now)
  if (proved !== 'ok') throw proofRefused(proved)
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
  const done: Done = { command: name, says: outcome.told ?? outcome.entry.says, answer: outcome.answer ?? {} }
  if (keyed) await remember(at, keyed, incidentId, done)
  return done
}
