import { readsAsCode } from '@/lib/actor/counters'
import { isPassword } from '@/lib/actor/password'
import { organisationCommand } from '@/lib/commands/command'
import { Refused } from '@/lib/commands/refused'
import { passwordsHad } from '@/lib/db/accounts'
import { enrolInput, passwordInput, renewCodesInput, replaceInput, zoneInput } from '@/lib/rules/account'
import { raiseTrust } from './account'
import { endOtherSessions, endTokens, prove, setPassword, setRecoveryCodes, setSecondFactor, weighNextPassword } from './credentials'

/** A new password; whoever else is signed in with the old one is out, tokens too (W2, W3). */
export const changePassword = organisationCommand('password.change', {
  proves: 'password',
  input: passwordInput,
  ahead: async ({ actor, input }) => {
    const had = await passwordsHad(actor.id)
    if (!had || !(await isPassword(had.current, input.current, { person: actor.id }))) return null
    return weighNextPassword(actor.id, input.next, had)
  },
  subject: async ({ organisation }) => ({ facts: organisation }),
  run: async ({ tx, actor, now, ahead }) => {
    if (!ahead) throw new Refused('proof', notYours, { fields: { current: notYours } })
    await setPassword(tx, now, actor.id, ahead, 'next')
    await endOtherSessions(tx, now, actor.id, actor.sessionId)
    await endTokens(tx, now, actor.id)
    return { entry: { kind: 'password.changed', says: 'changed the password' } }
  },
})

const notYours = 'That is not your current password.'

/**
 * The first second factor after a reset (W1): set-up and an invitation add theirs themselves. Whoever knows the password can do this, so
 * the account is another one afterwards: a seat that was confirmed before is suspended until somebody calls back (W5, SE-10).
 */
export const enrolSecondFactor = organisationCommand('secondFactor.enrol', {
  input: enrolInput,
  subject: async ({ tx, actor, organisation }) => {
    const credential = await tx.credential.findUnique({ where: { personId: actor.id } })
    return { facts: { ...organisation, enrolled: credential?.totpConfirmedAt != null } }
  },
  run: async ({ tx, actor, now, input }) => {
    await setSecondFactor(tx, now, actor.id, actor.id, input)
    await raiseTrust(tx, actor.id)
    await endOtherSessions(tx, now, actor.id, actor.sessionId)
    return { entry: { kind: 'secondFactor.enrolled', says: 'added a second factor' } }
  },
})

/** Another authenticator app in place of the old one, which proves it once more; if it is lost, a recovery code does. Ends tokens, too (W3). */
export const replaceSecondFactor = organisationCommand('secondFactor.replace', {
  proves: ({ current }) => (readsAsCode(current) ? 'code' : 'recovery'),
  input: replaceInput,
  subject: async ({ organisation }) => ({ facts: organisation }),
  run: async ({ tx, actor, now, input }) => {
    await prove(tx, now, actor.id, input.current, 'current', true)
    await setSecondFactor(tx, now, actor.id, actor.id, input)
    await endOtherSessions(tx, now, actor.id, actor.sessionId)
    await endTokens(tx, now, actor.id)
    return { entry: { kind: 'secondFactor.replaced', says: 'replaced the second factor' } }
  },
})

export const renewRecoveryCodes = organisationCommand('recoveryCodes.renew', {
  proves: 'code',
  input: renewCodesInput,
  subject: async ({ organisation }) => ({ facts: organisation }),
  run: async ({ tx, actor, now, input }) => {
    await prove(tx, now, actor.id, input.code, 'code')
    await setRecoveryCodes(tx, actor.id, input.recoveryHashes)
    return { entry: { kind: 'recoveryCodes.renewed', says: 'made new recovery codes; the old ones are void' } }
  },
})

export const changeZone = organisationCommand('zone.change', {
  input: zoneInput,
  subject: async ({ tx, actor, organisation }, input) => {
    // The program itself is no person.
    const person = await tx.person.findUnique({ where: { id: actor.id }, select: { zone: true } })
    return { facts: { ...organisation, zone: { now: person?.zone ?? '', next: input.zone } } }
  },
  run: async ({ tx, actor, input }) => {
    await tx.person.update({ where: { id: actor.id }, data: { zone: input.zone } })
    return { entry: { kind: 'zone.changed', says: `changed the time zone to ${input.zone}` } }
  },
})
