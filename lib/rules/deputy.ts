import { z } from 'zod'
import type { IncidentFacts, SeatFacts } from './facts'
import { id, incidentInput } from './input'
import { condition, open, permission } from './permission'

export const appointInput = incidentInput({ seatId: id })
export const removeDeputyInput = incidentInput({ seatId: id })
export const reorderInput = incidentInput({ seatIds: z.array(id).min(1, 'Name every deputy, in order.').max(50) })

export type DeputyFacts = IncidentFacts & { named: SeatFacts }
export type OrderFacts = IncidentFacts & { order: readonly string[] }

/** The order decides who takes the office: it stands still while a take-over is called. */
export const listMayChange = condition<IncidentFacts>({
  says: 'no takeover is called', refuses: 'state', holds: (f) => f.takeOver?.state !== 'called',
  because: hereFirst('the deputies stay as they are'),
})
export const canBeDeputy = condition<DeputyFacts>({
  says: 'the person named is a member and doesn’t coordinate', refuses: 'state', holds: (f) => f.named.able && f.named.id !== f.coordinator.id,
  because: (f) => f.named.id === f.coordinator.id
    ? 'Whoever coordinates can’t be their own deputy.'
    : `${f.named.name} can’t be a deputy now: only a member with a full, active seat can.`,
})
export const isNoDeputy = condition<DeputyFacts>({
  says: 'the person named is not a deputy yet', refuses: 'state', holds: (f) => !isDeputy(f),
  because: (f) => `${f.named.name} is a deputy already.`,
})
export const isOnTheList = condition<DeputyFacts>({
  says: 'the person named is a deputy', refuses: 'state', holds: isDeputy,
  because: (f) => `${f.named.name} is not a deputy.`,
})
export const namesEachDeputy = condition<OrderFacts>({
  says: 'the order names each deputy once', refuses: 'state',
  holds: ({ order, deputies }) =>
    order.length === deputies.length && new Set(order).size === order.length && deputies.every((deputy) => order.includes(deputy.id)),
  because: 'The deputies have changed. Look again, then set the order.',
})

/** What the coordinator does before anything of those who could take over changes. */
export function hereFirst(until: string): string {
  return `A takeover has been called: say that you are here first. Until then ${until}.`
}

function isDeputy(f: DeputyFacts): boolean {
  return f.deputies.some((deputy) => deputy.id === f.named.id)
}

export const deputyPermissions = {
  'deputy.appoint': permission<DeputyFacts>({
    rows: 'C3, C7', does: 'appoint deputies', scope: 'incident', who: ['coordinator'], while: open, and: [canBeDeputy, isNoDeputy, listMayChange],
  }),
  'deputy.remove': permission<DeputyFacts>({
    rows: 'C3', does: 'remove deputies', scope: 'incident', who: ['coordinator'], while: open, and: [isOnTheList, listMayChange],
  }),
  'deputy.reorder': permission<OrderFacts>({
    rows: 'C3', does: 'order the deputies', scope: 'incident', who: ['coordinator'], while: open, and: [namesEachDeputy, listMayChange],
  }),
} as const
