import { organisationCommand } from '@/lib/commands/command'
import { newId } from '@/lib/db/id'
import { createTokenInput, endAllInput, endSessionInput, revokeTokenInput } from '@/lib/rules/account'
import { endOtherSessions, forgetBrowsers, prove } from './credentials'

/** Ends one of one's own sessions, at once. */
export const endSession = organisationCommand('session.end', {
  input: endSessionInput,
  subject: async ({ tx, actor, organisation }, { sessionId }) => {
    const session = await tx.session.findFirst({ where: { id: sessionId, personId: actor.id, revokedAt: null } })
    return session && { facts: organisation, session }
  },
  run: async ({ tx, actor, now, subject: { session } }) => {
    await tx.session.update({ where: { id: session.id }, data: { revokedAt: now } })
    await forgetBrowsers(tx, actor.id)
    return { entry: { kind: 'session.ended', says: 'ended a session', about: { sessionId: session.id } } }
  },
})

/** Ends all of one's sessions but the one this is sent from. */
export const endAllSessions = organisationCommand('session.endAll', {
  input: endAllInput,
  subject: async ({ organisation }) => ({ facts: organisation }),
  run: async ({ tx, actor, now }) => {
    const ended = await endOtherSessions(tx, now, actor.id, actor.sessionId)
    return { entry: { kind: 'session.allEnded', says: 'ended all other sessions', about: { ended } }, answer: { ended } }
  },
})

/** A token for automation: it belongs to its maker, acts as them, and ends with them (W3). */
export const createToken = organisationCommand('apiToken.create', {
  proves: 'code',
  input: createTokenInput,
  subject: async ({ organisation }) => ({ facts: organisation }),
  run: async ({ tx, actor, now, input }) => {
    await prove(tx, now, actor.id, input.code, 'code')
    const tokenId = newId()
    const { label, days, tokenHash } = input
    const expiresAt = new Date(now.getTime() + days * 86_400_000)
    await tx.apiToken.create({ data: { id: tokenId, personId: actor.id, label, tokenHash, createdAt: now, expiresAt } })
    return { entry: { kind: 'apiToken.created', says: `made the token ${label}`, about: { tokenId, label, days } }, answer: { tokenId } }
  },
})

export const revokeToken = organisationCommand('apiToken.revoke', {
  input: revokeTokenInput,
  subject: async ({ tx, actor, organisation }, { tokenId }) => {
    const token = await tx.apiToken.findFirst({ where: { id: tokenId, personId: actor.id, revokedAt: null } })
    return token && { facts: organisation, token }
  },
  run: async ({ tx, now, subject: { token } }) => {
    await tx.apiToken.update({ where: { id: token.id }, data: { revokedAt: now } })
    return { entry: { kind: 'apiToken.revoked', says: `revoked the token ${token.label}`, about: { tokenId: token.id } } }
  },
})
