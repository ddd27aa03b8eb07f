import { organisationCommand } from '@/lib/commands/command'
import type { Writing } from '@/lib/db/as'
import type { Tx } from '@/lib/db/client'
import { accountFacts, accountShown } from '@/lib/facts/organisation'
import { accountInput, accountReasonInput } from '@/lib/rules/account'
import type { OrganisationFacts } from '@/lib/rules/facts'
import { endAccess } from './credentials'

type WritingWithin = Writing & { organisation: OrganisationFacts }

/** Somebody's account as an administrator may change it. Never looks at seats: the answer is the same whatever incidents there are (N4). */
export async function accountSubject({ tx, organisation }: WritingWithin, { personId }: { personId: string }) {
  const person = await tx.person.findUnique({ where: { id: personId } })
  const credential = person && (await tx.credential.findUnique({ where: { personId } }))
  if (!person) return null
  const enrolledAt = credential?.totpConfirmedAt ?? null
  return { facts: accountFacts(organisation, person, enrolledAt), person, shown: accountShown(person, enrolledAt !== null) }
}

/** What an act of an administrator upon an account is proved for: the account as the page showed it. */
export const shownAccount = ({ shown }: { shown: ReturnType<typeof accountShown> }) => shown

/** An administrator answers for the account from now on: they made it, or opened a new way in. Shown wherever it matters whose word it rests on (N4). */
export const vouched = (by: string, now: Date) => ({ vouchedById: by, vouchedAt: now })

/** The account as it was trusted is no more: seats bound to it are suspended until the coordinator confirms the person (W5, SE-10). */
export async function distrust(tx: Tx, now: Date, personId: string): Promise<void> {
  await raiseTrust(tx, personId)
  await endAccess(tx, now, personId)
}

/** The account is another one from now on: what was bound to it before, seats and namings, has to be confirmed for it anew (SE-10). */
export async function raiseTrust(tx: Tx, personId: string): Promise<void> {
  await tx.person.update({ where: { id: personId }, data: { trust: { increment: 1 }, version: { increment: 1 } } })
}

export const disableAccount = organisationCommand('account.disable', {
  input: accountReasonInput,
  subject: accountSubject,
  shown: shownAccount,
  run: async ({ tx, now, input, subject: { person } }) => {
    await tx.person.update({ where: { id: person.id }, data: { disabledAt: now } })
    await distrust(tx, now, person.id)
    return { entry: { kind: 'account.disabled', says: `disabled the account of ${named(person)}`, about: input } }
  },
})

export const enableAccount = organisationCommand('account.enable', {
  input: accountInput,
  subject: accountSubject,
  shown: shownAccount,
  run: async ({ tx, input, subject: { person } }) => {
    await tx.person.update({ where: { id: person.id }, data: { disabledAt: null, version: { increment: 1 } } })
    return { entry: { kind: 'account.enabled', says: `enabled the account of ${named(person)}`, about: input } }
  },
})

export const resetSecondFactor = organisationCommand('account.resetSecondFactor', {
  input: accountReasonInput,
  subject: accountSubject,
  shown: shownAccount,
  run: async ({ tx, actor, now, input, subject: { person } }) => {
    await tx.person.update({ where: { id: person.id }, data: vouched(actor.id, now) })
    await tx.credential.update({ where: { personId: person.id }, data: { totpSecret: null, totpConfirmedAt: null } })
    await tx.recoveryCode.deleteMany({ where: { personId: person.id } })
    await distrust(tx, now, person.id)
    return { entry: { kind: 'account.secondFactorReset', says: `reset the second factor of ${named(person)}`, about: input } }
  },
})

/**
 * From then on the person runs accounts. Who named them in the plan, or pinned them as a standing deputy, meant somebody who doesn't: neither
 * counts any more, also after the administration has ended (N4).
 */
export const makeAdministrator = organisationCommand('account.makeAdministrator', {
  input: accountInput,
  subject: accountSubject,
  shown: shownAccount,
  run: async ({ tx, now, input, subject: { person } }) => {
    await tx.person.update({ where: { id: person.id }, data: { administrator: true, administrationAt: now, version: { increment: 1 } } })
    await tx.standingDeputy.updateMany({ where: { personId: person.id, endedAt: null }, data: { endedAt: now } })
    return { entry: { kind: 'account.administratorMade', says: `made ${named(person)} an administrator`, about: input } }
  },
})

export const endAdministrator = organisationCommand('account.endAdministrator', {
  input: accountInput,
  subject: accountSubject,
  run: async ({ tx, now, input, subject: { person } }) => {
    await tx.person.update({ where: { id: person.id }, data: { administrator: false, administrationAt: now, version: { increment: 1 } } })
    return { entry: { kind: 'account.administratorEnded', says: `removed ${named(person)} as administrator`, about: input } }
  },
})

export const named = ({ name, login }: { name: string; login: string }): string => `${name} (${login})`
