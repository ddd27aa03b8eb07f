import { z } from 'zod'
import type { IncidentFacts, OrganisationFacts } from './facts'
import { established, kinds } from './incident-terms'
import { id, incidentInput, reason, text } from './input'
import { oneLine } from './one-line'
import { condition, open, permission } from './permission'
import { counts, isSettled, type StandingDeputy } from './standing-deputy'

export const openInput = z.strictObject({
  codeName: oneLine(60), kind: z.enum(kinds), established: z.enum(['suspected', 'established']), severity: z.int().min(1).max(4),
  drill: z.boolean(), symptoms: text(4000), reach: text(300), rulesVersion: z.int().min(1), standingDeputyIds: z.array(id).max(20).optional(),
})
export const describeInput = incidentInput({ codeName: oneLine(60), kind: z.enum(kinds), severity: z.int().min(1).max(4), reason })
export const establishInput = incidentInput({ established: z.enum(established), reason })
export const summariseInput = incidentInput({ summary: text(4000) })

/** `deputies`: the plan's list. `chosen`: the accounts whom the opener ticked; null where nothing was said. */
export type OpeningFacts = OrganisationFacts & {
  newestRules: number; rulesVersion: number; silenceHours: number; takeOverWaitMinutes: number; deputies: readonly StandingDeputy[]; chosen: readonly string[] | null
}

/**
 * The list that the incident keeps (TO-8, N4): of those who count, whom the opener ticked. Where nothing was said, those whose accounts are
 * settled: nobody whom an administrator made of late comes in because somebody opened an incident in a hurry.
 */
export function keptAtOpening({ deputies, chosen, now }: OpeningFacts): StandingDeputy[] {
  return deputies.filter(counts).filter((deputy) => (chosen ? chosen.includes(deputy.personId) : isSettled(deputy, now)))
}

export const rulesRead = condition<OpeningFacts>({
  says: 'the newest rules are acknowledged', refuses: 'state', holds: (f) => f.rulesVersion === f.newestRules,
  because: 'The rules have a newer version. Read it, then open the incident.',
})
export const twoStandingDeputies = condition<OpeningFacts>({
  says: 'two or more standing deputies are in force', refuses: 'state', holds: (f) => f.deputies.filter(counts).length >= 2,
  because: (f) => f.deputies.length < 2
    ? 'Two standing deputies are needed before an incident can be opened. An administrator names them under Settings.'
    : 'Fewer than two standing deputies are in force. Each has to accept, and someone who is not an administrator has to confirm. See Standing deputies.',
})

export const chosenCount = condition<OpeningFacts>({
  says: 'each standing deputy ticked is in force', refuses: 'state',
  holds: (f) => (f.chosen ?? []).every((chosen) => f.deputies.some((deputy) => deputy.personId === chosen && counts(deputy))),
  because: 'The list of standing deputies has changed. Reload the page, then tick the ones you know.',
})

const byCoordinator = { scope: 'incident', who: ['coordinator'], while: open } as const

export const incidentPermissions = {
  'incident.open': permission<OpeningFacts>({
    rows: 'IN-1', does: 'open an incident', scope: 'organisation', who: ['own people'], byHand: true,
    and: [rulesRead, twoStandingDeputies, chosenCount],
  }),
  'incident.describe': permission<IncidentFacts>({ rows: 'states 1', does: 'change code name, kind or severity', ...byCoordinator }),
  'incident.establish': permission<IncidentFacts>({ rows: 'states 1', does: 'say whether it is an incident', ...byCoordinator }),
  'incident.summarise': permission<IncidentFacts>({ rows: 'M2', does: 'write the summary', ...byCoordinator }),
} as const
