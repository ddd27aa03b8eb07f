import { z } from 'zod'
import type { OrganisationFacts } from './facts'
import { id, reason, secret, sure } from './input'
import { oneLine, personName, properName } from './one-line'
import { condition, permission } from './permission'

// Secrets are made by the page that shows them once; commands get their hashes, so that no log, row or answer ever holds one.
const hash = z.string().regex(/^[0-9a-f]{64}$/, 'Reload the page.')
const recoveryHashes = z.array(hash).length(10)
const password = secret(1000, 'Write a password.')
const code = secret(40, 'Enter the six digits from your authenticator app.')
const enrolment = { sealed: secret(1000, 'Reload the page.'), code, recoveryHashes }

export const login = z.string().trim().toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._@+-]{1,59}$/, 'Use 2 to 60 lowercase letters, digits, dots, hyphens or @, beginning with a letter or digit.')

export const inviteInput = z.strictObject({
  login, name: personName(120), organisation: properName(120), ours: z.boolean(), tokenHash: hash, sure,
})
export const inviteAdministratorInput = inviteInput.omit({ ours: true })
export const reinviteInput = z.strictObject({ personId: id, reason, tokenHash: hash })
export const acceptInput = z.strictObject({ tokenHash: hash, password, ...enrolment })
export const accountInput = z.strictObject({ personId: id })
export const accountReasonInput = z.strictObject({ personId: id, reason })
export const passwordInput = z.strictObject({ current: password, next: password })
export const enrolInput = z.strictObject(enrolment)
export const replaceInput = z.strictObject({ current: code, ...enrolment })
export const renewCodesInput = z.strictObject({ code, recoveryHashes })
export const endSessionInput = z.strictObject({ sessionId: id })
export const endAllInput = z.strictObject({})
export const createTokenInput = z.strictObject({ label: oneLine(80), days: z.int().min(1).max(365), code, tokenHash: hash })
export const revokeTokenInput = z.strictObject({ tokenId: id })
export const zoneInput = z.strictObject({ zone: z.string().refine(isZone, 'Choose a time zone from the list.') })

function isZone(zone: string): boolean {
  return zone === 'UTC' || Intl.supportedValuesOf('timeZone').includes(zone)
}

/** What rules weigh of somebody else's account. */
export type AccountFacts = OrganisationFacts & { own: boolean; disabled: boolean; enrolled: boolean; administrator: boolean; ours: boolean }
export type InvitationFacts = OrganisationFacts & { linkOpen: boolean }
export type EnrolFacts = OrganisationFacts & { enrolled: boolean }

export const notOwn = condition<AccountFacts>({
  says: 'not one’s own account', refuses: 'who', holds: (f) => !f.own,
  because: 'You can’t do this to your own account. Another administrator can do it for you.',
})
export const isEnabled = condition<AccountFacts>({
  says: 'the account is not disabled', refuses: 'state', holds: (f) => !f.disabled, because: 'This account is disabled. Enable it first.',
})
export const isDisabled = condition<AccountFacts>({
  says: 'the account is disabled', refuses: 'state', holds: (f) => f.disabled, because: 'This account is not disabled.',
})
export const hasFactor = condition<AccountFacts>({
  says: 'there is a second factor', refuses: 'state', holds: (f) => f.enrolled, because: 'This account has no second factor to reset.',
})
export const ofOurs = condition<AccountFacts>({
  says: 'one of the organisation’s own people', refuses: 'state', holds: (f) => f.ours, because: 'Only one of the organisation’s own people can be an administrator.',
})
export const isAdministrator = condition<AccountFacts>({
  says: 'an administrator', refuses: 'state', holds: (f) => f.administrator, because: 'This person is not an administrator.',
})
export const isNoAdministrator = condition<AccountFacts>({
  says: 'no administrator yet', refuses: 'state', holds: (f) => !f.administrator, because: 'This person is already an administrator.',
})
export const linkOpen = condition<InvitationFacts>({
  says: 'the link was not used and has not expired', refuses: 'state', holds: (f) => f.linkOpen,
  because: 'This link was used already or has expired. Ask an administrator for a new one.',
})
export const noFactorYet = condition<EnrolFacts>({
  says: 'there is no second factor yet', refuses: 'state', holds: (f) => !f.enrolled,
  because: 'You have a second factor already. Replace it under My account.',
})

const byAdministrator = { scope: 'organisation', who: ['administrator'], byHand: true } as const
/** What gives power over other people's accounts, or ends what they stand for, wants the second factor again: a screen left open is not enough (N4, W5). */
const proved = { scope: 'organisation', who: ['administrator'], proof: true } as const
const own = { scope: 'organisation', who: ['anyone'], byHand: true } as const

export type ZoneFacts = OrganisationFacts & { zone: { now: string; next: string } }
export const otherZone = condition<ZoneFacts>({
  says: 'another time zone than before', refuses: 'state', holds: (f) => f.zone.now !== f.zone.next, because: 'That is already your time zone.',
})

export const accountPermissions = {
  'account.invite': permission<OrganisationFacts>({ rows: 'W1', does: 'invite people', ...byAdministrator }),
  'account.inviteAdministrator': permission<OrganisationFacts>({ rows: 'W1, N4', does: 'invite administrators', ...proved }),
  'account.reinvite': permission<AccountFacts>({
    rows: 'W5, SE-10', does: 'make a new invitation', ...proved, and: [notOwn, isEnabled],
  }),
  'account.disable': permission<AccountFacts>({
    rows: 'SE-10', does: 'disable an account', ...proved, and: [notOwn, isEnabled],
  }),
  'account.enable': permission<AccountFacts>({
    rows: 'SE-11', does: 'enable an account', ...proved, and: [notOwn, isDisabled],
  }),
  'account.resetSecondFactor': permission<AccountFacts>({
    rows: 'W5, SE-10', does: 'reset a second factor', ...proved, and: [notOwn, isEnabled, hasFactor],
  }),
  'account.makeAdministrator': permission<AccountFacts>({
    rows: 'N4', does: 'make someone an administrator', ...proved, and: [notOwn, isEnabled, ofOurs, isNoAdministrator],
  }),
  'account.endAdministrator': permission<AccountFacts>({
    rows: 'N4', does: 'remove an administrator', ...byAdministrator, and: [notOwn, isAdministrator],
  }),
  'invitation.accept': permission<InvitationFacts>({ rows: 'W1, W2, SE-10', does: 'accept an invitation', ...own, and: [linkOpen] }),
  'password.change': permission<OrganisationFacts>({ rows: 'W2', does: 'change their password', ...own }),
  'secondFactor.enrol': permission<EnrolFacts>({ rows: 'W1', does: 'add a second factor', ...own, and: [noFactorYet] }),
  'secondFactor.replace': permission<OrganisationFacts>({ rows: 'W1', does: 'replace their second factor', ...own }),
  'recoveryCodes.renew': permission<OrganisationFacts>({ rows: 'W1', does: 'make new recovery codes', ...own }),
  'session.end': permission<OrganisationFacts>({ rows: 'W1', does: 'end one of their sessions', ...own }),
  'session.endAll': permission<OrganisationFacts>({ rows: 'W1', does: 'end their sessions', ...own }),
  'apiToken.create': permission<OrganisationFacts>({ rows: 'W3', does: 'make their own token', ...own }),
  'apiToken.revoke': permission<OrganisationFacts>({ rows: 'W3', does: 'revoke their own token', ...own }),
  'zone.change': permission<ZoneFacts>({
    rows: 'product', does: 'choose their time zone', scope: 'organisation', who: ['anyone'], and: [otherZone],
  }),
} as const
