import { systemActor } from '@/lib/actor/actor'
import type { Writing } from '@/lib/db/as'
import { factsFor, readIncident, type IncidentRow } from '@/lib/facts/incident'
import { nextDue } from '@/lib/rules/due'
import { act } from './act'
import { commands } from './registry'
import { Refused } from './refused'

/**
 * Writes what has become due, as acts of the program, before and after each command: a late worker never prolongs a right.
 * The caller holds the incident's row and has given the program's sight. Answers with the incident as it stands when nothing is due any more.
 */
export async function settle(at: Writing, incidentId: string): Promise<IncidentRow> {
  const system: Writing = { ...at, actor: systemActor }
  // Bounded: each move changes what the next look finds; more than this in one go would be a fault of a rule.
  for (let moves = 0; moves < 50; moves++) {
    const row = await readIncident(system, incidentId, { withDue: true })
    const incident = row && factsFor(system, row)
    if (!incident) throw new Error('the incident is not there')
    const due = nextDue(incident, row.due!)
    if (!due) return row
    const command = commands[due.command]
    if (command.scope !== 'incident') throw new Error('only commands of an incident become due')
    const prepared = await command.read({ incidentId, ...due.input }).prepare({ ...system, incident }, { version: undefined, how: '' })
    if (!prepared) throw new Error(`${due.command} found nothing`)
    if (!prepared.verdict.allowed) throw new Refused(prepared.verdict.code, prepared.verdict.because)
    await act(system, incident, prepared, row.head)
  }
  throw new Error('what is due does not come to an end')
}
