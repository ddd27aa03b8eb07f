import type { SeatFacts } from '@/lib/rules/facts'
import type { NamedForTask } from '@/lib/rules/task'

/** A seat as an act names it: whether that person could take part now, or once they have acknowledged the rules. */
export const named = (seat: SeatFacts): NamedForTask => ({
  id: seat.id, name: seat.name, active: seat.state === 'active' && seat.suspended === null,
  rulesWait: seat.state === 'waiting' && seat.suspended === null,
})
