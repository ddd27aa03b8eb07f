import { findKnown, noteKnown } from '@/lib/db/known-browser'
import { digest, newToken } from './secret'

/** The hash by which this browser is known for the person of that login; null if it is not. */
export async function knownByLogin(token: string | undefined, login: string): Promise<{ personId: string; browser: string } | null> {
  return known(token, (row) => row.login === login)
}

/** The same for somebody who gave the right password. */
export async function knownByPerson(token: string | undefined, personId: string): Promise<string | null> {
  return (await known(token, (row) => row.personId === personId))?.browser ?? null
}

/**
 * Makes the browser somebody has just passed the second factor with a known one, and returns its new token. `old`: the token it had.
 * Colleagues who share the browser stay known with it.
 */
export async function becomeKnown(personId: string, old: string | undefined): Promise<string> {
  const token = newToken()
  await noteKnown(personId, digest(token), digest(old ?? ''))
  return token
}

async function known(token: string | undefined, isIt: (row: { personId: string; login: string }) => boolean) {
  if (!token) return null
  const browser = digest(token)
  const row = (await findKnown(browser)).find(isIt)
  return row ? { personId: row.personId, browser } : null
}
