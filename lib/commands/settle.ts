import { systemActor } from '@/lib/actor/actor'
import type { Writing } from '@/lib/db/as'
import { factsFor, readIncident, type IncidentRow } from '@/lib/facts/incident'
import { log } from '@/lib/http/log'
import { allDue, type Due } from '@/lib/rules/due'
import type { IncidentFacts } from '@/lib/rules/facts'
import { BookFault } from '@/lib/log-book/append'
import { act } from './act'
import { dueCommands } from './due-commands'

// What one transaction writes before it ends, so that what was done is kept: the next one goes on.
const most = { acts: 50, milliseconds: 2_000 }

/**
 * The incident as it stands now. `more`: there is more due than one transaction bears; the caller keeps what was done and goes on in another.
 * `faulty`: an act that is due could not be done or changed nothing, by a fault of a rule.
 */
export type Settled = { row: IncidentRow; facts: IncidentFacts; more: boolean; faulty: boolean }

/**
 * Writes what has become due, as acts of the program, before and after each command: a late worker never prolongs a right.
 * The caller holds the incident's row and has given the program's sight. However much is due, it does not throw: it does what one transaction
 * bears. What fails, by a faulty rule or otherwise, is logged and passed over, so that it does not stop the incident.
 */
export async function settle(at: Writing, incidentId: string): Promise<Settled> {
  const system: Writing = { ...at, actor: systemActor }
  const until = performance.now() + most.milliseconds
  const done = new Set<string>()
  const passedOver = new Set<string>()
  for (;;) {
    const row = await readIncident(system, incidentId, { withDue: true })
    const facts = row && factsFor(system, row)
    if (!facts) throw new Error('the incident is not there')
    // What is due again although it was done, would be for ever.
    const again = allDue(facts, row.due!).find((each) => done.has(nameOf(each)) && !passedOver.has(nameOf(each)))
    if (again) passOver(again, 'changed nothing')
    const due = allDue(facts, row.due!).find((each) => !passedOver.has(nameOf(each)))
    if (!due) return { row, facts, more: false, faulty: passedOver.size > 0 }
    if (done.size >= most.acts || performance.now() > until) return { row, facts, more: true, faulty: passedOver.size > 0 }
    const refused = await byItself(system, () => doIt(system, facts, row, due))
    if (refused) passOver(due, refused)
    else done.add(nameOf(due))
  }

  function passOver(due: Due, why: string | Error): void {
    passedOver.add(nameOf(due))
    log(`due ${due.command}`, why instanceof Error ? why : new Error(why))
  }
}

const nameOf = ({ command, input }: Due): string => JSON.stringify([command, input])

/** Somebody else holds what it needs, for now: not to be taken for a fault of what is due. */
const forNow = ['55P03', '40P01', '40001', 'P2034']

/**
 * Does one thing that is due: if it fails, nothing of it is kept, and the transaction goes on without it. What it failed with, so that one broken
 * thing stops nothing else; where the log book can't be written, the database itself fails, or others are in the way, all fails.
 */
async function byItself({ tx }: Writing, work: () => Promise<string | null>): Promise<string | Error | null> {
  await tx.$executeRaw`savepoint due`
  try {
    const refused = await work()
    await tx.$executeRaw`release savepoint due`
    return refused
  } catch (error) {
    if (!(error instanceof Error) || error instanceof BookFault || ('code' in error && forNow.includes(String(error.code)))) throw error
    await tx.$executeRaw`rollback to savepoint due`
    return error
  }
}

/** Does what is due; why it can't be done, or null. */
async function doIt(system: Writing, incident: IncidentFacts, { head }: IncidentRow, due: Due): Promise<string | null> {
  const { prepare } = dueCommands[due.command].read({ incidentId: incident.incident.id, ...due.input })
  const prepared = await prepare({ ...system, incident }, { version: undefined, how: '' })
  if (!prepared) return 'found nothing'
  if (!prepared.verdict.allowed) return 'is not allowed'
  await act(system, incident, prepared, head)
  return null
}
