import { organisationCommand, type Outcome } from '@/lib/commands/command'
import { fieldRefused } from '@/lib/commands/refused'
import { unlessAlike } from '@/lib/commands/unless-alike'
import { passwordsHad } from '@/lib/db/accounts'
import type { Writing } from '@/lib/db/as'
import type { Tx } from '@/lib/db/client'
import { newId } from '@/lib/db/id'
import { knownOutside, resembled } from '@/lib/facts/lookalikes'
import { administratorsShown } from '@/lib/facts/organisation'
import { acceptInput, inviteAdministratorInput, inviteInput, reinviteInput } from '@/lib/rules/account'
import { accountSubject, distrust, named, raiseTrust, shownAccount, vouched } from './account'
import { clearCredentials, endAccess, setPassword, setSecondFactor, weighNextPassword } from './credentials'

/** How long a one-time link is open. */
const linkHours = 72

/**
 * An account for somebody who will set their own password and second factor through a one-time link (W1). Asks again where the name looks
 * like that of somebody who has an account or is named in the plan.
 */
export const invite = organisationCommand('account.invite', {
  input: inviteInput,
  subject: async ({ organisation }) => ({ facts: organisation }),
  run: async ({ input: { tokenHash, ...person }, ...at }) => begin(at, { ...person, administrator: false }, tokenHash),
})

/** The same for somebody of the organisation's own who is to run accounts: proved again, with the present administrators in sight (N4). */
export const inviteAdministrator = organisationCommand('account.inviteAdministrator', {
  input: inviteAdministratorInput,
  subject: async ({ tx, organisation }) => {
    const administrators = await tx.person.findMany({ where: { administrator: true, disabledAt: null }, orderBy: { id: 'asc' } })
    return { facts: organisation, administrators }
  },
  shown: ({ administrators }) => administratorsShown(administrators),
  run: async ({ input: { tokenHash, ...person }, ...at }) => begin(at, { ...person, ours: true, administrator: true }, tokenHash),
})

type Beginner = { login: string; name: string; organisation: string; ours: boolean; administrator: boolean; sure: boolean }

async function begin({ tx, actor, now }: Writing, { sure, ...person }: Beginner, tokenHash: string): Promise<Outcome> {
  if (await tx.person.findUnique({ where: { login: person.login } })) throw fieldRefused('login', 'This user name is taken. Choose another.')
  unlessAlike(sure ? [] : resembled(await knownOutside({ tx }), { name: person.name, personId: null }))
  const personId = newId()
  await tx.person.create({ data: { id: personId, ...person, createdAt: now, administrationAt: person.administrator ? now : null, ...vouched(actor.id, now) } })
  await openLink(tx, now, { personId, tokenHash, invitedById: actor.id })
  return { entry: { kind: 'account.invited', says: `invited ${named(person)}`, about: { personId, ...person } }, answer: { personId } }
}

/**
 * A new link for somebody who lost theirs, or everything. It is the only way in from now on: the password, the app and the recovery codes
 * of before are gone at once, with sessions, tokens and the account's trust (W5, SE-10).
 */
export const reinvite = organisationCommand('account.reinvite', {
  input: reinviteInput,
  subject: accountSubject,
  shown: shownAccount,
  run: async ({ tx, actor, now, input, subject: { person } }) => {
    await distrust(tx, now, person.id)
    await clearCredentials(tx, now, person.id)
    await tx.person.update({ where: { id: person.id }, data: vouched(actor.id, now) })
    await openLink(tx, now, { personId: person.id, tokenHash: input.tokenHash, invitedById: actor.id })
    const { personId, reason } = input
    return { entry: { kind: 'account.reinvited', says: `made a new invitation for ${named(person)}`, about: { personId, reason } } }
  },
})

/** The person invited sets a password and a second factor; the link is spent. A seat given before this moment is suspended (SE-10). */
export const acceptInvitation = organisationCommand('invitation.accept', {
  input: acceptInput,
  ahead: async ({ actor, input }) => {
    const had = await passwordsHad(actor.id)
    return had && weighNextPassword(actor.id, input.password, had)
  },
  subject: async ({ tx, actor, now, organisation, ahead }, { tokenHash }) => {
    const invitation = await tx.invitation.findUnique({ where: { tokenHash } })
    const person = invitation && (await tx.person.findUnique({ where: { id: invitation.personId } }))
    if (!invitation || !person || person.id !== actor.id || !ahead) return null
    const linkOpen = invitation.usedAt === null && invitation.expiresAt > now && person.disabledAt === null
    return { facts: { ...organisation, linkOpen }, invitation, person, password: ahead }
  },
  run: async ({ tx, now, input, subject: { invitation, person, password } }) => {
    await setPassword(tx, now, person.id, password, 'password')
    await setSecondFactor(tx, now, person.id, person.id, input)
    await tx.invitation.update({ where: { id: invitation.id }, data: { usedAt: now } })
    await raiseTrust(tx, person.id)
    await endAccess(tx, now, person.id)
    return { entry: { kind: 'invitation.accepted', says: 'accepted the invitation, with a password and a second factor', about: { personId: person.id } } }
  },
})

async function openLink(tx: Tx, now: Date, link: { personId: string; tokenHash: string; invitedById: string }): Promise<void> {
  const expiresAt = new Date(now.getTime() + linkHours * 3_600_000)
  await tx.invitation.create({ data: { id: newId(), ...link, createdAt: now, expiresAt } })
}
