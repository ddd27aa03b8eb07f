import type { Writing } from '@/lib/db/as'
import { incidentFacts } from '@/lib/facts/incident'
import type { Verdict } from '@/lib/rules/permission'
import type { CommandName } from '@/lib/rules/permissions'
import { commands } from './registry'

/**
 * What a command would answer now, and the fingerprint a proof for it must carry, without doing anything.
 * For pages that offer a signature and show what is signed; null when the thing is hidden or missing.
 */
export async function preview(at: Writing, name: CommandName, input: { incidentId: string } & Record<string, unknown>): Promise<{
  verdict: Verdict
  fingerprint: string | null
} | null> {
  const command = commands[name]
  if (command.scope !== 'incident') throw new Error('only commands of an incident are previewed')
  const incident = await incidentFacts(at, input.incidentId)
  if (!incident) return null
  const prepared = await command.read(input).prepare({ ...at, incident }, { version: undefined, how: '' })
  return prepared && { verdict: prepared.verdict, fingerprint: prepared.fingerprint }
}
