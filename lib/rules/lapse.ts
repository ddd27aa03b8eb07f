import { z } from 'zod'
import type { IncidentFacts, SeatFacts } from './facts'
import { ids, incidentInput } from './input'
import { condition, permission } from './permission'

export const causes = ['account', 'window'] as const
export const lapseSeatInput = incidentInput({ seatIds: ids, cause: z.enum(causes) })

export type LapseFacts = IncidentFacts & { named: readonly SeatFacts[] }

export const rightHasEnded = condition<LapseFacts>({
  says: 'the account is disabled or its trust was reset, or access expired', refuses: 'state',
  holds: (f) => f.named.every((seat) => seat.suspended !== null),
  because: 'The access still stands.',
})

export const lapsePermissions = {
  'seat.lapse': permission<LapseFacts>({
    rows: 'SE-10', does: 'note that someone’s access ended by itself', scope: 'incident', who: ['system'], and: [rightHasEnded],
  }),
} as const
