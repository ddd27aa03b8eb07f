import type { Actor } from '@/lib/actor/actor'
import { look } from '@/lib/db/as'

/** So many sessions and tokens are shown, the newest: each sign-in with the password alone begins a session. */
const mostShown = 50

/** My account: what the person needs to see who else could act as them. `sessionsBeyond`, `tokensBeyond`: how many more there are than are shown. */
export function account(actor: Actor) {
  return look(actor, async ({ tx, now }) => {
    const [row] = await tx.$queryRaw<PersonRow[]>`
      select p.id, p.name, p.login, p.organisation, p.zone, c.password_changed_at as "passwordChangedAt", c.totp_confirmed_at as "secondFactorSince",
        (select count(*)::int from recovery_code r where r.person_id = p.id and r.used_at is null) as "codesLeft"
      from person p join credential c on c.person_id = p.id where p.id = ${actor.id}::uuid`
    const sessions = await tx.$queryRaw<SessionRow[]>`
      select id, agent, created_at as "createdAt", last_active_at as "lastActiveAt", second_factor_at as "secondFactorAt", count(*) over ()::int as "inAll"
      from session where person_id = ${actor.id}::uuid and revoked_at is null and expires_at > ${now}
      order by id is not distinct from ${actor.sessionId}::uuid desc, last_active_at desc limit ${mostShown}::int`
    const tokens = await tx.$queryRaw<TokenRow[]>`
      select id, label, created_at as "createdAt", expires_at as "expiresAt", last_used_at as "lastUsedAt", count(*) over ()::int as "inAll" from api_token
      where person_id = ${actor.id}::uuid and revoked_at is null and expires_at > ${now} order by created_at desc limit ${mostShown}::int`
    const { passwordChangedAt, secondFactorSince, codesLeft, ...person } = row!
    return {
      now, person, passwordChangedAt, secondFactorSince, codesLeft,
      sessions: sessions.map(({ id, agent, createdAt, lastActiveAt, secondFactorAt }) => ({
        id, browser: browserOf(agent), createdAt, lastActiveAt, half: secondFactorAt === null, here: id === actor.sessionId,
      })),
      sessionsBeyond: beyond(sessions), tokens: tokens.map(({ inAll: _, ...token }) => token), tokensBeyond: beyond(tokens),
    }
  })
}

type PersonRow = {
  id: string; name: string; login: string; organisation: string; zone: string; passwordChangedAt: Date | null; secondFactorSince: Date | null
  codesLeft: number
}
type SessionRow = { id: string; agent: string; createdAt: Date; lastActiveAt: Date; secondFactorAt: Date | null; inAll: number }
type TokenRow = { id: string; label: string; createdAt: Date; expiresAt: Date; lastUsedAt: Date | null; inAll: number }

const beyond = (rows: readonly { inAll: number }[]): number => (rows[0]?.inAll ?? 0) - rows.length

/** "Firefox on Linux", from what a browser says of itself: to tell one's own sessions apart, nothing more. */
export function browserOf(agent: string): string {
  const first = (table: readonly (readonly [RegExp, string])[], otherwise: string) => table.find(([mark]) => mark.test(agent))?.[1] ?? otherwise
  const browser = first([[/Firefox\//, 'Firefox'], [/Edg\//, 'Edge'], [/OPR\//, 'Opera'], [/Chrome\//, 'Chrome'], [/Safari\//, 'Safari']], 'A browser')
  const system = first([[/Android/, 'Android'], [/iPhone|iPad/, 'iOS'], [/Windows/, 'Windows'], [/Mac OS X/, 'macOS'], [/Linux/, 'Linux']], 'an unknown system')
  return `${browser} on ${system}`
}
