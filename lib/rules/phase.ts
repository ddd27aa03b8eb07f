import { z } from 'zod'
import type { IncidentFacts } from './facts'
import { id, incidentInput, moment, optionalText, reason } from './input'
import { condition, ended, open, permission, phases, type Phase } from './permission'
import { phaseNames } from './phase-name'
import { isShutOut, mayReopen, shutOutDeputy } from './succession'

/** Why an incident was stood down (IN-8, F6). */
export const endings = ['not an incident', 'double of another', 'handed to another organisation'] as const
export type Ending = (typeof endings)[number]
/** What each is called: the values are kept as they are. */
export const endingWords: Record<Ending, string> = {
  'not an incident': 'not an incident', 'double of another': 'duplicate of another incident',
  'handed to another organisation': 'handed to another organisation',
}

const step = z.strictObject({ hostId: id, servicesOut: optionalText(500), outFrom: moment, outUntil: moment })
  .refine((s) => Date.parse(s.outUntil) >= Date.parse(s.outFrom), { path: ['outUntil'], error: 'It ends before it begins.' })

export const respondInput = incidentInput({})
export const acceptUnknownInput = incidentInput({ reason })
export const planRepairInput = incidentInput({
  steps: z.array(step).min(1, 'Add at least one host.').max(500, 'Choose no more than 500 hosts.')
    .refine((steps) => new Set(steps.map((s) => s.hostId)).size === steps.length, 'Name each host once.'),
})
export const beginRepairInput = incidentInput({})
export const confirmServiceInput = incidentInput({})
export const stepBackInput = incidentInput({ to: z.enum(['responding', 'repairing']), reason })
export const standDownInput = incidentInput({ ending: z.enum(endings), doubleOfId: id.nullable(), reason })
export const reopenInput = incidentInput({ reason })

/** What the moves between phases ask of hosts, tasks and the repair plan. */
export type PhaseFacts = IncidentFacts & {
  repairPlanWritten: boolean
  /** Names of confirmed hosts that have neither a snapshot nor a reason why not. */
  hostsWithoutSnapshot: readonly string[]
  dataIntegritySettled: boolean
  environmentSecureDone: boolean
}
/** `looked`: the entry investigation was in progress at least once. */
export type AcceptFacts = IncidentFacts & { looked: boolean }
export type StepBackFacts = IncidentFacts & { to: Phase }
export type StandDownFacts = IncidentFacts & { partners: readonly string[]; otherFits: boolean }

export const prerequisitesComplete = condition<IncidentFacts>({
  says: 'every prerequisite is started or set aside', refuses: 'state', holds: (f) => f.incident.prerequisitesComplete,
  because: 'Prerequisites wait to be started.',
})
export const somethingUnknown = condition<IncidentFacts>({
  says: 'it is not answered yet how they got in', refuses: 'state', holds: (f) => !f.incident.entryAnswered,
  because: 'How they got in is answered. There is nothing to accept.',
})
/** Doctrine A2: what can't be known is known to be so by having looked. */
export const entryLookedAt = condition<AcceptFacts>({
  says: 'the entry investigation was started', refuses: 'state', holds: (f) => f.looked,
  because: 'Nobody has looked yet. Have the entry investigation started first; then accept what is still not known.',
})
export const entryAnswered = condition<IncidentFacts>({
  says: 'we know how they got in, or have accepted that we don’t', refuses: 'state', beside: true, holds: (f) => f.incident.entryAnswered,
  because: 'First sign off the entry investigation with every question answered, or accept what is not known.',
})
export const repairPlanWritten = condition<PhaseFacts>({
  says: 'the repair plan is written', refuses: 'state', beside: true, holds: (f) => f.repairPlanWritten,
  because: 'First write the repair plan: hosts in order, what is out, from when to when.',
})
export const snapshotsTaken = condition<PhaseFacts>({
  says: 'every confirmed host has its snapshots, or a reason why not', refuses: 'state', beside: true, holds: (f) => f.hostsWithoutSnapshot.length === 0,
  because: (f) => `No snapshot, and no reason given: ${f.hostsWithoutSnapshot.join(', ')}.`,
})
export const repairsDone = condition<PhaseFacts>({
  says: 'Data integrity is settled and Environment declared secure is done', refuses: 'state',
  holds: (f) => f.dataIntegritySettled && f.environmentSecureDone,
  because: (f) => {
    const data = f.dataIntegritySettled ? [] : ['Data integrity has to be settled']
    const environment = f.environmentSecureDone ? [] : ['Environment declared secure has to be done']
    return `Before that, ${[...data, ...environment].join(' and ')}.`
  },
})
export const anEarlierPhase = condition<StepBackFacts>({
  says: 'the phase named is an earlier one', refuses: 'state',
  holds: (f) => f.phase !== null && phases.indexOf(f.to) < phases.indexOf(f.phase),
  because: (f) => `The phase is ${phaseNames[f.phase!]} now. Choose an earlier one.`,
})
export const noPartnerLeft = condition<StandDownFacts>({
  says: 'no partner access is left', refuses: 'state', beside: true, holds: (f) => f.partners.length === 0,
  because: (f) => `These people from outside still have access: ${f.partners.join(', ')}. End it on the Roster page first.`,
})
export const onTheOther = condition<StandDownFacts>({
  says: 'a duplicate, and only a duplicate, names another incident that the coordinator is on', refuses: 'state', beside: true, holds: (f) => f.otherFits,
  because: 'Choose the incident it duplicates, one that you are on. If it isn’t a duplicate, choose none.',
})
export const lastCoordinatorOrNext = condition<IncidentFacts>({
  says: 'the last coordinator; if they can’t act, the first deputy who can, then any manager', refuses: 'who', holds: mayReopen,
  because: (f) => waitsForDeputy(f) ?? (isShutOut(f)
    ? `The account of ${f.coordinatorName}, who coordinated last, was disabled or reset. ${f.succession.waitMinutes} minutes later the first deputy who can act can reopen it, then a manager; no administrator can.`
    : `${f.coordinatorName} coordinated last and can reopen it; otherwise the first deputy who can act, then a manager.`),
})
function waitsForDeputy(f: IncidentFacts): string | null {
  const shutOut = f.coordinator.able || !f.me ? null : shutOutDeputy(f, f.me.id)
  return shutOut && `An administrator disabled or reset the account of ${shutOut.name}, a deputy who goes before you: you can reopen it ${f.succession.silenceHours} hours after that.`
}

const byCoordinator = { scope: 'incident', who: ['coordinator'] } as const

export const phasePermissions = {
  'incident.respond': permission<IncidentFacts>({
    rows: 'IN-3', does: 'note that all prerequisites have started', scope: 'incident', who: ['system'], while: ['starting'],
    and: [prerequisitesComplete],
  }),
  'incident.acceptUnknown': permission<AcceptFacts>({
    rows: 'IN-4', does: 'accept that we don’t know how they got in', ...byCoordinator, while: open, proof: true, and: [somethingUnknown, entryLookedAt],
  }),
  'incident.planRepair': permission<IncidentFacts>({ rows: 'IN-4', does: 'write the repair plan', ...byCoordinator, while: open }),
  'incident.beginRepair': permission<PhaseFacts>({
    rows: 'IN-4', does: 'begin the repair', ...byCoordinator, while: ['responding'],
    and: [entryAnswered, repairPlanWritten, snapshotsTaken],
  }),
  'incident.confirmService': permission<PhaseFacts>({
    rows: 'IN-5', does: 'say that service is fully back', ...byCoordinator, while: ['repairing'], proof: true, and: [repairsDone],
  }),
  'incident.stepBack': permission<StepBackFacts>({
    rows: 'IN-6', does: 'go back to an earlier phase', ...byCoordinator, while: ['repairing', 'watching'], and: [anEarlierPhase],
  }),
  'incident.standDown': permission<StandDownFacts>({
    rows: 'IN-8', does: 'stand the incident down', ...byCoordinator, while: open, proof: true, and: [noPartnerLeft, onTheOther],
  }),
  'incident.reopen': permission<IncidentFacts>({
    rows: 'IN-9', does: 'reopen the incident', scope: 'incident', who: ['member'], while: ended, proof: true, and: [lastCoordinatorOrNext],
  }),
} as const
