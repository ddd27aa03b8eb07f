import type { Actor } from '@/lib/actor/actor'
import { look } from '@/lib/db/as'

/** My account: what the person needs to see who else could act as them. */
export function account(actor: Actor) {
  return look(actor, async ({ tx, now }) => {
    const living = { personId: actor.id, revokedAt: null, expiresAt: { gt: now } }
    const person = await tx.person.findUniqueOrThrow({ where: { id: actor.id } })
    const credential = await tx.credential.findUniqueOrThrow({ where: { personId: actor.id } })
    const sessions = await tx.session.findMany({ where: living, orderBy: { lastActiveAt: 'desc' } })
    const tokens = await tx.apiToken.findMany({ where: living, orderBy: { createdAt: 'desc' } })
    const codesLeft = await tx.recoveryCode.count({ where: { personId: actor.id, usedAt: null } })
    return {
      now,
      person: { id: person.id, name: person.name, login: person.login, organisation: person.organisation, zone: person.zone },
      passwordChangedAt: credential.passwordChangedAt,
      secondFactorSince: credential.totpConfirmedAt,
      codesLeft,
      sessions: sessions.map(({ id, agent, createdAt, lastActiveAt, secondFactorAt }) => ({
        id, browser: browserOf(agent), createdAt, lastActiveAt, half: secondFactorAt === null, here: id === actor.sessionId,
      })),
      tokens: tokens.map(({ id, label, createdAt, expiresAt, lastUsedAt }) => ({ id, label, createdAt, expiresAt, lastUsedAt })),
    }
  })
}

/** "Firefox on Linux", from what a browser says of itself: to tell one's own sessions apart, nothing more. */
export function browserOf(agent: string): string {
  const first = (table: readonly (readonly [RegExp, string])[], otherwise: string) => table.find(([mark]) => mark.test(agent))?.[1] ?? otherwise
  const browser = first([[/Firefox\//, 'Firefox'], [/Edg\//, 'Edge'], [/OPR\//, 'Opera'], [/Chrome\//, 'Chrome'], [/Safari\//, 'Safari']], 'A browser')
  const system = first([[/Android/, 'Android'], [/iPhone|iPad/, 'iOS'], [/Windows/, 'Windows'], [/Mac OS X/, 'macOS'], [/Linux/, 'Linux']], 'an unknown system')
  return `${browser} on ${system}`
}
