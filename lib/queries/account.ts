import type { Actor } from '@/lib/actor/actor'
import { look } from '@/lib/db/as'

/** My account: what the person needs to see who else could act as them. */
export function account(actor: Actor) {
  return look(actor, async ({ tx, now }) => {
    const [row] = await tx.$queryRaw<PersonRow[]>`
      select p.id, p.name, p.login, p.organisation, p.zone, c.password_changed_at as "passwordChangedAt", c.totp_confirmed_at as "secondFactorSince",
        (select count(*)::int from recovery_code r where r.person_id = p.id and r.used_at is null) as "codesLeft"
      from person p join credential c on c.person_id = p.id where p.id = ${actor.id}::uuid`
    const sessions = await tx.$queryRaw<SessionRow[]>`
      select id, agent, created_at as "createdAt", last_active_at as "lastActiveAt", second_factor_at as "secondFactorAt" from session
      where person_id = ${actor.id}::uuid and revoked_at is null and expires_at > ${now} order by last_active_at desc`
    const tokens = await tx.$queryRaw<TokenRow[]>`
      select id, label, created_at as "createdAt", expires_at as "expiresAt", last_used_at as "lastUsedAt" from api_token
      where person_id = ${actor.id}::uuid and revoked_at is null and expires_at > ${now} order by created_at desc`
    const { passwordChangedAt, secondFactorSince, codesLeft, ...person } = row!
    return {
      now, person, passwordChangedAt, secondFactorSince, codesLeft,
      sessions: sessions.map(({ id, agent, createdAt, lastActiveAt, secondFactorAt }) => ({
        id, browser: browserOf(agent), createdAt, lastActiveAt, half: secondFactorAt === null, here: id === actor.sessionId,
      })),
      tokens,
    }
  })
}

type PersonRow = {
  id: string; name: string; login: string; organisation: string; zone: string; passwordChangedAt: Date | null; secondFactorSince: Date | null
  codesLeft: number
}
type SessionRow = { id: string; agent: string; createdAt: Date; lastActiveAt: Date; secondFactorAt: Date | null }
type TokenRow = { id: string; label: string; createdAt: Date; expiresAt: Date; lastUsedAt: Date | null }

/** "Firefox on Linux", from what a browser says of itself: to tell one's own sessions apart, nothing more. */
export function browserOf(agent: string): string {
  const first = (table: readonly (readonly [RegExp, string])[], otherwise: string) => table.find(([mark]) => mark.test(agent))?.[1] ?? otherwise
  const browser = first([[/Firefox\//, 'Firefox'], [/Edg\//, 'Edge'], [/OPR\//, 'Opera'], [/Chrome\//, 'Chrome'], [/Safari\//, 'Safari']], 'A browser')
  const system = first([[/Android/, 'Android'], [/iPhone|iPad/, 'iOS'], [/Windows/, 'Windows'], [/Mac OS X/, 'macOS'], [/Linux/, 'Linux']], 'an unknown system')
  return `${browser} on ${system}`
}
