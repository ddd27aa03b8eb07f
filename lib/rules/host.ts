import type { IncidentFacts } from './facts'
import { id, incidentInput, optionalText, reason, text } from './input'
import { oneLine, optionalLine } from './one-line'
import { condition, open, permission } from './permission'

/** States of a host (states 10). Rebuilding and returning to service come with the register of changes. */
export const hostStates = ['suspected', 'confirmed', 'cleared', 'retired'] as const
export type HostState = (typeof hostStates)[number]

const described = { services: optionalText(1000), dataStores: optionalText(1000), why: text(2000) }
const name = oneLine(200)

export const suspectInput = incidentInput({ name, ...described })
/** One that is on the list by its id, or a new one by its name: a host can be confirmed at once. */
export const confirmInput = incidentInput({ hostId: id.nullable(), name: optionalLine(200), ...described, evidenceId: id })
  .refine((input) => (input.hostId === null) === (input.name !== ''), { path: ['name'], error: 'Choose a host or name a new one, not both.' })
export const clearInput = incidentInput({ hostId: id, reason, verified: text(2000) })
export const retireInput = incidentInput({ hostId: id, reason })
export const noSnapshotInput = incidentInput({ hostId: id, reason })

type Host = { id: string; name: string; state: HostState }
/** The host named, or null if it is not on the list yet. */
export type MaybeHostFacts = IncidentFacts & { host: Host | null }
export type HostFacts = IncidentFacts & { host: Host }

const isIn = (states: readonly HostState[]) => (f: MaybeHostFacts) => f.host !== null && states.includes(f.host.state)

export const notOnTheListNow = condition<MaybeHostFacts>({
  says: 'the host is new, or was cleared', refuses: 'state', holds: (f) => f.host === null || isIn(['cleared'])(f),
  because: (f) => `${f.host?.name} is listed already: ${f.host?.state}.`,
})
export const newOrSuspected = condition<MaybeHostFacts>({
  says: 'the host is new or suspected', refuses: 'state', holds: (f) => f.host === null || isIn(['suspected'])(f),
  because: (f) => f.host?.state === 'cleared'
    ? `${f.host.name} was cleared. Mark it suspected again first.`
    : `${f.host?.name} is ${f.host?.state} already.`,
})
export const suspected = condition<HostFacts>({
  says: 'the host is suspected', refuses: 'state', holds: isIn(['suspected']),
  because: (f) => f.host.state === 'confirmed'
    ? `${f.host.name} is confirmed. It has to be rebuilt or retired.`
    : `${f.host.name} is ${f.host.state} already.`,
})
export const affected = condition<HostFacts>({
  says: 'the host is suspected or confirmed', refuses: 'state', holds: isIn(['suspected', 'confirmed']),
  because: (f) => `${f.host.name} is ${f.host.state} already.`,
})

const byMembers = { scope: 'incident', who: ['member'], while: open } as const
const byCoordinator = { scope: 'incident', who: ['coordinator'], while: open } as const

export const hostPermissions = {
  'host.suspect': permission<MaybeHostFacts>({ rows: 'HS-1', does: 'mark a host as suspected', ...byMembers, and: [notOnTheListNow] }),
  'host.confirm': permission<MaybeHostFacts>({ rows: 'HS-2', does: 'confirm a host as affected', ...byMembers, and: [newOrSuspected] }),
  'host.clear': permission<HostFacts>({ rows: 'HS-3', does: 'clear a host', ...byCoordinator, and: [suspected] }),
  'host.retire': permission<HostFacts>({ rows: 'HS-7', does: 'retire a host', ...byCoordinator, and: [affected] }),
  'host.noSnapshot': permission<HostFacts>({ rows: 'V4, IN-4', does: 'say why a host has no snapshot', ...byCoordinator, and: [affected] }),
} as const
