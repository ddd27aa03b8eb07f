import { z } from 'zod'
import type { IncidentFacts, SeatFacts } from './facts'
import { hereFirst } from './deputy'
import { id, incidentInput } from './input'
import { condition, open, permission } from './permission'
import { mayLose } from './succession'

/**
 * Offices beside the coordinator's. Managers can be several (M6). One person at most is the point of contact; while nobody is named the
 * coordinator is (C5). One at most is the communication owner; while nobody is named nobody is, the coordinator least of all (P5).
 */
export const offices = ['manager', 'point of contact', 'communication owner'] as const
export type OfficeName = (typeof offices)[number]

export const nameInput = incidentInput({ office: z.enum(offices), seatId: id })
export const endOfficeInput = incidentInput({ office: z.enum(offices), seatId: id })

export type OfficeFacts = IncidentFacts & { office: OfficeName; named: SeatFacts; holders: readonly { id: string; name: string }[] }

export const canHoldOffice = condition<OfficeFacts>({
  says: 'the person named is a member', refuses: 'state', holds: (f) => f.named.able,
  because: (f) => `${f.named.name} can’t hold a role now: only a member with a full, active seat can.`,
})
export const isNew = condition<OfficeFacts>({
  says: 'the person named doesn’t hold the role yet', refuses: 'state', holds: (f) => !holds(f),
  because: (f) => `${f.named.name} is ${f.office} already.`,
})
export const isNoDefault = condition<OfficeFacts>({
  says: 'whoever coordinates is the point of contact without being named', refuses: 'state',
  holds: (f) => f.office !== 'point of contact' || f.named.id !== f.coordinator.id,
  because: 'While nobody is named, the coordinator is the point of contact. End the naming instead.',
})
export const isHolder = condition<OfficeFacts>({
  says: 'the person named holds the role', refuses: 'state', holds,
  because: (f) => `${f.named.name} is not ${f.office}.`,
})
export const managerStays = condition<OfficeFacts>({
  says: 'a manager is left to whom the coordinator reports', refuses: 'state', holds: (f) => f.office !== 'manager' || f.holders.length > 1,
  because: 'The coordinator reports to one manager at least. Name another manager first.',
})
export const managersStay = condition<OfficeFacts>({
  says: 'while a takeover is called, no manager’s role', refuses: 'state', holds: (f) => f.office !== 'manager' || mayLose(f, f.named.id),
  because: (f) => hereFirst(`${f.named.name} stays a manager`),
})

function holds(f: OfficeFacts): boolean {
  return f.holders.some((holder) => holder.id === f.named.id)
}

export const officePermissions = {
  'office.name': permission<OfficeFacts>({
    rows: 'C5, M6, P5', does: 'assign roles', scope: 'incident', who: ['coordinator'], while: open, and: [canHoldOffice, isNoDefault, isNew],
  }),
  'office.end': permission<OfficeFacts>({
    rows: 'C5, M6, P5', does: 'end roles', scope: 'incident', who: ['coordinator'], while: open, and: [isHolder, managerStays, managersStay],
  }),
} as const
