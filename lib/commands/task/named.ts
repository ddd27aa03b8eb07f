import type { SeatFacts } from '@/lib/rules/facts'
import type { Named } from '@/lib/rules/task'

/** A seat as an act names it: whether that person could take part now. */
export const named = (seat: SeatFacts): Named => ({
  id: seat.id, name: seat.name, active: seat.state === 'active' && seat.suspended === null,
})
