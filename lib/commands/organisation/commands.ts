import { createToken, endAllSessions, endSession, revokeToken } from './access'
import { disableAccount, enableAccount, endAdministrator, makeAdministrator, resetSecondFactor } from './account'
import { acceptInvitation, invite, inviteAdministrator, reinvite } from './invitation'
import { changePassword, changeZone, enrolSecondFactor, renewRecoveryCodes, replaceSecondFactor } from './own-account'
import { namePerson, setStandingDeputies, unnamePerson } from './plan'
import { publishRules } from './rules'
import { changeSettings } from './setting'
import { setUp } from './set-up'

/** The commands of accounts, settings, plan and rules: they are written in the organisation's own log book. */
export const organisationCommands = {
  'organisation.setUp': setUp,
  'setting.change': changeSettings,
  'plan.setStandingDeputies': setStandingDeputies,
  'plan.namePerson': namePerson,
  'plan.unnamePerson': unnamePerson,
  'rules.publish': publishRules,
  'account.invite': invite,
  'account.inviteAdministrator': inviteAdministrator,
  'account.reinvite': reinvite,
  'account.disable': disableAccount,
  'account.enable': enableAccount,
  'account.resetSecondFactor': resetSecondFactor,
  'account.makeAdministrator': makeAdministrator,
  'account.endAdministrator': endAdministrator,
  'invitation.accept': acceptInvitation,
  'password.change': changePassword,
  'secondFactor.enrol': enrolSecondFactor,
  'secondFactor.replace': replaceSecondFactor,
  'recoveryCodes.renew': renewRecoveryCodes,
  'session.end': endSession,
  'session.endAll': endAllSessions,
  'apiToken.create': createToken,
  'apiToken.revoke': revokeToken,
  'zone.change': changeZone,
} as const
