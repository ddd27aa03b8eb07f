import type { Writing } from '@/lib/db/as'
import { incidentFacts } from '@/lib/facts/incident'
import { organisationFacts } from '@/lib/facts/organisation'
import type { Verdict } from '@/lib/rules/permission'
import type { CommandName } from '@/lib/rules/permissions'
import { commands } from './registry'

const unread = { version: undefined, how: '' }

/**
 * What a command would answer now, and the fingerprint a proof for it must carry, without doing anything.
 * For pages that offer a signature and show what is signed; null when the thing is hidden or missing.
 */
export async function preview(at: Writing, name: CommandName, input: Record<string, unknown>): Promise<{
  verdict: Verdict
  fingerprint: string | null
} | null> {
  const command = commands[name]
  if (command.scope !== 'incident') {
    const prepared = await command.read(input).prepare({ ...at, organisation: organisationFacts(at) }, unread, undefined)
    return prepared && { verdict: prepared.verdict, fingerprint: prepared.fingerprint }
  }
  const { incidentId, prepare } = command.read(input)
  const incident = await incidentFacts(at, incidentId)
  if (!incident) return null
  const prepared = await prepare({ ...at, incident }, unread)
  return prepared && { verdict: prepared.verdict, fingerprint: prepared.fingerprint }
}
