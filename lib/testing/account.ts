import { hashPassword } from '@/lib/actor/password'
import { beginSession, visitorOf, type Visitor } from '@/lib/actor/session'
import { codeAt } from '@/lib/actor/second-factor'
import { passSecondFactor } from '@/lib/actor/second-step'
import type { Hands, SomePerson } from './world'

/** Gives somebody a password, as if they had chosen it. */
export async function givePassword(w: Hands, person: SomePerson, password: string): Promise<void> {
  await w.sql.query('update credential set password_hash = $2, password_changed_at = now() where person_id = $1', [person.id, await hashPassword(password, { person: person.id })])
}

/** The code that somebody's app shows, half a minute later: each code counts once. */
export async function nextCode(w: Hands, person: SomePerson): Promise<string> {
  await w.advance(0.5)
  return codeAt(person.secret, await w.moment())
}

/** Signs somebody in with both steps and returns the token their browser holds. */
export async function signedIn(w: Hands, person: SomePerson, agent = 'Firefox/130.0 (X11; Linux x86_64)'): Promise<string> {
  const token = await beginSession(person.id, agent)
  const half = await visitorOf(token)
  if (half.kind !== 'half') throw new Error(`expected a half session, got ${half.kind}`)
  const passed = await passSecondFactor(half, await nextCode(w, person), { address: 'here', browser: undefined })
  if (typeof passed === 'string') throw new Error(`the second factor was ${passed}`)
  return passed.token
}

/** The actor of a token's session; fails for anybody who is none. */
export async function actorOf(token: string): Promise<Extract<Visitor, { kind: 'actor' }>> {
  const found = await visitorOf(token)
  if (found.kind !== 'actor') throw new Error(`expected an actor, got ${found.kind}`)
  return found
}
