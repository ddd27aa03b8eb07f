import { atTheDoor, client } from './client'

// Who somebody is, before there is an actor. Reads of accounts only; nothing of any incident.

export type SessionRow = {
  id: string
  personId: string
  login: string
  name: string
  zone: string
  administrator: boolean
  ours: boolean
  /** The person has an authenticator app. */
  enrolled: boolean
  /** The second factor was shown in this session. */
  assured: boolean
  /** Locked by hand, or left alone longer than the organisation allows (W4). */
  locked: boolean
}

/** A living session: not ended, not expired, its person not disabled. All judged now, by the database's clock. */
export async function findSession(tokenHash: string): Promise<SessionRow | null> {
  const rows = await atTheDoor(tokenHash, (client) => client.$queryRaw<SessionRow[]>`
    select s.id, p.id as "personId", p.login, p.name, p.zone, p.administrator, p.ours,
      coalesce(c.totp_confirmed_at is not null, false) as enrolled, s.assured, s.locked
    from muster.living_session s join person p on p.id = s.person_id left join credential c on c.person_id = p.id
    where s.token_hash = ${tokenHash}`)
  return rows[0] ?? null
}

export type TokenRow = { id: string; personId: string; name: string; administrator: boolean; ours: boolean; usedLately: boolean }

/** A living token of a person who is not disabled and has a second factor (W1, W3). */
export async function findToken(tokenHash: string): Promise<TokenRow | null> {
  const rows = await atTheDoor(tokenHash, (client) => client.$queryRaw<TokenRow[]>`
    select t.id, p.id as "personId", p.name, p.administrator, p.ours,
      coalesce(t.last_used_at > muster.now() - interval '1 minute', false) as "usedLately"
    from muster.living_token t join person p on p.id = t.person_id
    where t.token_hash = ${tokenHash}`)
  return rows[0] ?? null
}

/** The hash to weigh a password against; null for somebody unknown, disabled or not enrolled: all alike. */
export async function findPassword(login: string): Promise<{ personId: string; passwordHash: string } | null> {
  const rows = await client().$queryRaw<{ personId: string; passwordHash: string }[]>`
    select p.id as "personId", c.password_hash as "passwordHash" from person p join credential c on c.person_id = p.id
    where p.login = ${login} and p.disabled_at is null and c.password_hash is not null`
  return rows[0] ?? null
}

/** What a new password of a person is held against: the one in use, the former ones, and words that an attacker would try first. */
export type PasswordsHad = { current: string | null; former: string[]; about: string[] }

/** Of somebody with an account; null for nobody. Hashes, never passwords. */
export async function passwordsHad(personId: string): Promise<PasswordsHad | null> {
  const rows = await client().$queryRaw<PasswordsHad[]>`
    select c.password_hash as current, array[p.login, p.name, p.organisation] as about,
      array(select f.password_hash from former_password f where f.person_id = p.id order by f.ended_at desc limit 24) as former
    from person p left join credential c on c.person_id = p.id where p.id = ${personId}::uuid`
  return rows[0] ?? null
}

export type InvitedRow = { personId: string; login: string; name: string; administrator: boolean; ours: boolean }

/** The person an invitation is for, while its link is open. */
export async function findInvited(tokenHash: string): Promise<InvitedRow | null> {
  const rows = await client().$queryRaw<InvitedRow[]>`
    select p.id as "personId", p.login, p.name, p.administrator, p.ours from invitation i join person p on p.id = i.person_id
    where i.token_hash = ${tokenHash} and i.used_at is null and i.expires_at > muster.now() and p.disabled_at is null`
  return rows[0] ?? null
}

/** Whether nobody has an account here yet. */
export async function isEmpty(): Promise<boolean> {
  return (await client().person.count()) === 0
}

/** The moment by the database's clock, which everything is judged by. */
export async function databaseNow(): Promise<Date> {
  const rows = await client().$queryRaw<{ now: Date }[]>`select muster.now() as now`
  return rows[0]!.now
}

/** After how long a screen left alone locks (W4). */
export async function idleMinutes(): Promise<number> {
  const organisation = await client().organisation.findUniqueOrThrow({ where: { id: 1 }, select: { idleLockMinutes: true } })
  return organisation.idleLockMinutes
}
