import { z } from 'zod'
import type { IncidentFacts } from './facts'
import { incidentInput } from './input'
import { condition, permission } from './permission'

/** The rules are read as one version; only the newest can be acknowledged (R2, R3). */
export const acknowledgeInput = incidentInput({ rulesVersion: z.int().min(1) })

export type AcknowledgementFacts = IncidentFacts & { rulesVersion: number; newestRules: number }

export const newestVersion = condition<AcknowledgementFacts>({
  says: 'it is the newest version of the rules', refuses: 'state', holds: (f) => f.rulesVersion === f.newestRules,
  because: 'There is a newer version of the rules. Read it, then acknowledge it.',
})
export const acknowledgementDue = condition<AcknowledgementFacts>({
  says: 'the rules were not acknowledged in this version yet', refuses: 'state', holds: (f) => f.me?.state === 'waiting' || f.rulesDue,
  because: 'You have acknowledged these rules already.',
})

export const acknowledgementPermissions = {
  // In every phase: also what may still be done after closing waits for it (SE-9).
  'rules.acknowledge': permission<AcknowledgementFacts>({
    rows: 'SE-8, SE-9', does: 'acknowledge the rules', scope: 'incident', who: ['unacknowledged', 'member', 'limited'],
    byHand: true, rulesDue: true,
    and: [newestVersion, acknowledgementDue],
  }),
} as const
