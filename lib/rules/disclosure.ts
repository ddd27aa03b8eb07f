import { z } from 'zod'
import type { IncidentFacts } from './facts'
import { id, incidentInput, text } from './input'
import { optionalName, personName } from './one-line'
import { fewDisclosures, type OwnOpenFacts } from './own-open'
import { condition, open, permission } from './permission'

/** Told without approval (N5): to whom, and what was said. */
export const reportDisclosureInput = incidentInput({ toName: personName(120), toOrganisation: optionalName(120), what: text(2000) })
/** `mayTalk`: whether the people on the roster may speak with that person from now on; null for somebody who was on the roster or removed. */
export const decideDisclosureInput = incidentInput({ disclosureId: id, mayTalk: z.boolean().nullable(), decision: text(2000) })

/** `awareOnly`: the person is known by this disclosure alone. */
export type DisclosureFacts = IncidentFacts & { decided: boolean; awareOnly: boolean; saysWhether: boolean }

export const undecided = condition<DisclosureFacts>({
  says: 'not decided yet', refuses: 'state', holds: (f) => !f.decided, because: 'This was decided already.',
})

export const decidesTalk = condition<DisclosureFacts>({
  says: 'it says whether people may talk to someone who is known by it alone, and only of those', refuses: 'state',
  holds: (f) => f.awareOnly === f.saysWhether,
  because: (f) => f.awareOnly ? 'Say whether people on the roster may talk to this person.'
    : 'Leave that question out: this person’s roster entry answers it.',
})

export const disclosurePermissions = {
  'disclosure.report': permission<OwnOpenFacts>({
    rows: 'SE-5', does: 'report that someone was told', scope: 'incident', who: ['member', 'limited'], while: open,
    and: [fewDisclosures],
  }),
  'disclosure.decide': permission<DisclosureFacts>({
    rows: 'SE-5, N5', does: 'decide about people told without approval', scope: 'incident', who: ['coordinator'], while: open,
    and: [undecided, decidesTalk],
  }),
} as const
