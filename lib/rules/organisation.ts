import { z } from 'zod'
import { acceptInput, login } from './account'
import type { OrganisationFacts } from './facts'
import { id, secret, sure, text } from './input'
import { oneLine, personName, properName } from './one-line'
import { condition, permission } from './permission'

const minutes = (max: number, min = 1) => z.int('Enter whole minutes.').min(min, min === 1 ? 'Enter 1 minute or more.' : `Enter ${min} minutes or more.`).max(max, `Enter ${max} minutes at most.`)
/** Nobody answers a telephone within less (TO-1). */
const leastWait = 5
const hours = (max: number) => z.int('Enter whole hours.').min(1, 'Enter 1 hour or more.').max(max, `Enter ${max} hours at most.`)

export const setUpInput = acceptInput.omit({ tokenHash: true }).extend({
  setUpCode: secret(200, 'Enter the code that the terminal shows.'), organisation: properName(120), login, name: personName(120),
})
export const settingInput = z.strictObject({
  name: properName(120), takeOverWaitMinutes: minutes(240, leastWait), idleLockMinutes: minutes(120), silenceHours: hours(168),
})
export const standingDeputiesInput = z.strictObject({ personIds: z.array(id).min(2, 'Name at least two people.').max(20, 'Name no more than 20 people.') })
export const namePersonInput = z.strictObject({
  name: personName(120), role: oneLine(120), organisation: properName(120), why: text(500), reach: text(240), personId: id.nullable(), sure,
})
export const unnamePersonInput = z.strictObject({ personKey: text(40) })
export const publishRulesInput = z.strictObject({
  rules: z.array(z.strictObject({
    level: z.enum(['must', 'must not']), title: oneLine(80), text: text(600), why: text(400),
  })).min(1, 'Keep at least one rule.').max(20, 'Use no more than 20 rules.'),
})

export type SetUpFacts = OrganisationFacts & { empty: boolean; codeRight: boolean }
export type NamedFacts = OrganisationFacts & { administrators: boolean }
export type DeputiesFacts = OrganisationFacts & { able: boolean; twice: boolean; administrators: boolean }

export const nobodyYet = condition<SetUpFacts>({
  says: 'nobody has an account yet', refuses: 'state', holds: (f) => f.empty, because: 'Muster is already set up. Sign in.',
})
export const setUpCodeRight = condition<SetUpFacts>({
  says: 'the code that the terminal showed', refuses: 'who', holds: (f) => f.codeRight,
  because: 'Wrong set-up code. It is shown in the terminal where Muster was started.',
})
export const ableAndOurs = condition<DeputiesFacts>({
  says: 'each is one of the organisation’s own people with an account that works', refuses: 'state', holds: (f) => f.able,
  because: 'Choose people of the organisation whose accounts are in use and not disabled.',
})
export const eachOnce = condition<DeputiesFacts>({
  says: 'each is named once', refuses: 'state', holds: (f) => !f.twice, because: 'Someone is named twice. Name each person once.',
})
export const noAdministrators = condition<DeputiesFacts>({
  says: 'none is an administrator', refuses: 'state', holds: (f) => !f.administrators,
  because: 'Administrators can’t be standing deputies: running accounts must not lead into incidents. Choose someone else.',
})

export const namesNoAdministrator = condition<NamedFacts>({
  says: 'the account is not an administrator’s', refuses: 'state', holds: (f) => !f.administrators,
  because: 'Administrators can’t be named in the plan: running accounts must not lead into incidents. Choose someone else.',
})

const byAdministrator = { scope: 'organisation', who: ['administrator'] } as const

export const organisationPermissions = {
  'organisation.setUp': permission<SetUpFacts>({
    rows: 'product', does: 'set Muster up', scope: 'organisation', who: ['anyone'], byHand: true, and: [nobodyYet, setUpCodeRight],
  }),
  'setting.change': permission<OrganisationFacts>({ rows: 'N4, W4, TO-1, TO-8', does: 'change settings', ...byAdministrator, proof: true }),
  'plan.setStandingDeputies': permission<DeputiesFacts>({
    rows: 'C7, N4, TO-8', does: 'name standing deputies', ...byAdministrator, proof: true, and: [eachOnce, ableAndOurs, noAdministrators],
  }),
  'plan.namePerson': permission<NamedFacts>({
    rows: 'N2, N4, SE-6', does: 'name people in the plan', ...byAdministrator, proof: true, and: [namesNoAdministrator],
  }),
  'plan.unnamePerson': permission<OrganisationFacts>({ rows: 'N2, SE-6', does: 'remove people from the plan', ...byAdministrator, byHand: true }),
  'rules.publish': permission<OrganisationFacts>({ rows: 'R3', does: 'publish rules', ...byAdministrator, proof: true }),
} as const
