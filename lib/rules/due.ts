import type { IncidentFacts } from './facts'
import type { CommandName } from './permissions'

export type Due = { command: CommandName; input: Record<string, unknown> }
type Lapsed = { seatId: string; cause: 'account' | 'window' }

/**
 * The next act of the program that has become due at `incident.now`, or null. One at a time: each changes what the next look finds.
 * IN-3: the prerequisites are complete.
 */
export function nextDue(incident: IncidentFacts, _lapsed: readonly Lapsed[]): Due | null {
  if (incident.phase === 'starting' && incident.incident.prerequisitesComplete) return { command: 'incident.respond', input: {} }
  return null
}
