import { z } from 'zod'
import type { IncidentFacts, OrganisationFacts } from './facts'
import { id, incidentInput, moment, optionalText, reason, text } from './input'
import { condition, open, permission } from './permission'

/** Kinds of incident (I5), in the words of RFC 2350. */
export const kinds = ['loss of confidentiality', 'compromise of integrity', 'denial of service', 'misuse', 'damage'] as const
/** Whether it is one: a fact beside the phase, set with a reason (states 1). */
export const established = ['suspected', 'established', 'not an incident'] as const
export const severities = { 1: 'Low', 2: 'Medium', 3: 'High', 4: 'Critical' } as const
export const endings = ['not an incident', 'double of another', 'handed to another organisation'] as const

export const openInput = z.strictObject({
  codeName: text(60), kind: z.enum(kinds), established: z.enum(['suspected', 'established']), severity: z.int().min(1).max(4),
  drill: z.boolean(), symptoms: text(4000), reach: text(300), rulesVersion: z.int().min(1),
})
export const describeInput = incidentInput({ codeName: text(60), kind: z.enum(kinds), severity: z.int().min(1).max(4), reason })
export const establishInput = incidentInput({ established: z.enum(established), reason })
export const summariseInput = incidentInput({ summary: text(4000) })
export const acceptUnknownInput = incidentInput({ reason })
export const planRepairInput = incidentInput({
  steps: z.array(z.strictObject({ hostId: id, servicesOut: optionalText(500), outFrom: moment, outUntil: moment })).min(1, 'Name one host or more.').max(500),
})
export const beginRepairInput = incidentInput({})
export const confirmServiceInput = incidentInput({})
export const stepBackInput = incidentInput({ to: z.enum(['responding', 'repairing']), reason })
export const standDownInput = incidentInput({ ending: z.enum(endings), doubleOfId: id.nullable(), reason })
export const reopenInput = incidentInput({ reason })
export const respondInput = incidentInput({})

/** What the moves between phases ask of hosts, tasks and the repair plan. */
export type PhaseFacts = IncidentFacts & {
  repairPlanWritten: boolean
  hostsWithoutSnapshot: readonly string[]
  dataIntegritySettled: boolean
  environmentSecureDone: boolean
}
export type StandDownFacts = IncidentFacts & { partnerActive: boolean; seatOnOther: boolean }
export type ReopenFacts = IncidentFacts & { maysReopen: boolean }
export type OpeningFacts = OrganisationFacts & { newestRules: number; rulesVersion: number; standingDeputies: number; planned: boolean }

export const rulesRead = condition<OpeningFacts>({
  says: 'the newest rules are acknowledged', refuses: 'state', holds: (f) => f.rulesVersion === f.newestRules,
  because: 'The rules have a newer version. Read it, then open the incident.',
})
export const twoStandingDeputies = condition<OpeningFacts>({
  says: 'the plan names two standing deputies or more', refuses: 'state', holds: (f) => f.standingDeputies >= 2,
  because: 'The plan has to name two standing deputies before the first incident can be opened. An administrator names them under Settings.',
})
export const entryAnswered = condition<IncidentFacts>({
  says: 'the entry is answered, or what is unknown was accepted', refuses: 'state', holds: (f) => f.incident.entryAnswered,
  because: 'Not before the entry investigation is signed without an unknown, or you accepted what is unknown.',
})
export const repairPlanWritten = condition<PhaseFacts>({
  says: 'the repair plan is written', refuses: 'state', holds: (f) => f.repairPlanWritten,
  because: 'Not before the repair plan is written: hosts in their order, what is out, from when to when.',
})
export const snapshotsTaken = condition<PhaseFacts>({
  says: 'each confirmed host has its snapshots or a reason why not', refuses: 'state', holds: (f) => f.hostsWithoutSnapshot.length === 0,
  because: (f) => `No snapshot and no reason why not: ${f.hostsWithoutSnapshot.join(', ')}.`,
})
export const repairsDone = condition<PhaseFacts>({
  says: 'Data integrity is settled and Environment declared secure is done', refuses: 'state',
  holds: (f) => f.dataIntegritySettled && f.environmentSecureDone,
  because: (f) => `Not before ${[!f.dataIntegritySettled && 'Data integrity is settled', !f.environmentSecureDone && 'Environment declared secure is done']
    .filter(Boolean).join(' and ')}.`,
})
export const noPartnerLeft = condition<StandDownFacts>({
  says: 'no partner access is left', refuses: 'state', holds: (f) => !f.partnerActive,
  because: 'A partner still has access. End it under People first.',
})
export const onTheOther = condition<StandDownFacts>({
  says: 'a double names an incident that the coordinator is on', refuses: 'state', holds: (f) => f.seatOnOther,
  because: 'Choose the other incident: one that you are on.',
})
export const lastCoordinatorOrNext = condition<ReopenFacts>({
  says: 'the last coordinator; if that person can’t act, the first able deputy, then any manager', refuses: 'who', holds: (f) => f.maysReopen,
  because: (f) => `${f.coordinatorName} coordinated last and can reopen it; if unable, the first able deputy, then a manager.`,
})
export const prerequisitesComplete = condition<IncidentFacts>({
  says: 'every prerequisite is started or set aside', refuses: 'state', holds: (f) => f.incident.prerequisitesComplete,
  because: 'Prerequisites wait to be started.',
})

export const incidentPermissions = {
  'incident.open': permission<OpeningFacts>({
    rows: 'IN-1', does: 'open an incident', scope: 'organisation', who: ['own people'], byHand: true, and: [rulesRead, twoStandingDeputies],
  }),
  'incident.respond': permission<IncidentFacts>({
    rows: 'IN-3', does: 'note that all prerequisites have started', scope: 'incident', who: ['system'], while: ['starting'], and: [prerequisitesComplete],
  }),
  'incident.describe': permission<IncidentFacts>({
    rows: 'states 1', does: 'change code name, kind or severity', scope: 'incident', who: ['coordinator'], while: open,
  }),
  'incident.establish': permission<IncidentFacts>({
    rows: 'states 1', does: 'say whether it is an incident', scope: 'incident', who: ['coordinator'], while: open,
  }),
  'incident.summarise': permission<IncidentFacts>({
    rows: 'M2', does: 'write the summary', scope: 'incident', who: ['coordinator'], while: open,
  }),
  'incident.acceptUnknown': permission<IncidentFacts>({
    rows: 'IN-4', does: 'accept that the entry stays unknown', scope: 'incident', who: ['coordinator'], while: open, proof: true,
  }),
  'incident.planRepair': permission<IncidentFacts>({
    rows: 'IN-4', does: 'write the repair plan', scope: 'incident', who: ['coordinator'], while: open,
  }),
  'incident.beginRepair': permission<PhaseFacts>({
    rows: 'IN-4', does: 'begin the repair', scope: 'incident', who: ['coordinator'], while: ['responding'],
    and: [entryAnswered, repairPlanWritten, snapshotsTaken],
  }),
  'incident.confirmService': permission<PhaseFacts>({
    rows: 'IN-5', does: 'say that service is fully back', scope: 'incident', who: ['coordinator'], while: ['repairing'], proof: true, and: [repairsDone],
  }),
  'incident.stepBack': permission<IncidentFacts>({
    rows: 'IN-6', does: 'step back to an earlier phase', scope: 'incident', who: ['coordinator'], while: ['repairing', 'watching'],
  }),
  'incident.standDown': permission<StandDownFacts>({
    rows: 'IN-8', does: 'stand the incident down', scope: 'incident', who: ['coordinator'], while: open, proof: true, and: [noPartnerLeft, onTheOther],
  }),
  'incident.reopen': permission<ReopenFacts>({
    rows: 'IN-9', does: 'reopen the incident', scope: 'incident', who: ['member'], while: ['closed', 'stood down'], proof: true,
    and: [lastCoordinatorOrNext],
  }),
} as const
