import { findPassword } from '@/lib/db/accounts'
import { Busy } from '@/lib/db/busy'
import { passwordAtBrowser, passwordAtSignIn, take } from './counters'
import { knownByLogin } from './known-browser'
import { isPassword } from './password'

export const loginOf = (written: string): string => written.normalize('NFC').trim().toLowerCase()

/**
 * Weighs login and password. The answer and the time it takes are the same for a wrong password and for nobody of that name. Tries are
 * counted before they are weighed: by login and by address, or, at a browser that is known for that login (`browser`: its token), by that alone.
 */
export async function weighPassword(
  login: string, password: string, address: string, browser?: string,
): Promise<{ personId: string } | 'wrong' | 'throttled'> {
  const known = await knownByLogin(browser, loginOf(login))
  const attempt = await take(known ? passwordAtBrowser(known.personId, known.browser) : passwordAtSignIn(loginOf(login), address))
  if (!attempt) return 'throttled'
  const kept = await findPassword(loginOf(login))
  const by = known ? { person: known.personId } : { network: address }
  const right = await isPassword(kept?.passwordHash ?? null, password, by).catch(async (error: unknown) => {
    await attempt.neither()
    if (error instanceof Busy) return 'busy' as const
    throw error
  })
  if (right === 'busy') return 'throttled'
  if (!kept || !right) return 'wrong'
  await attempt.right()
  return { personId: kept.personId }
}

/** Whether somebody at this address may try the set-up code once more. */
export async function maySetUp(address: string): Promise<boolean> {
  return (await take([{ name: 'set-up code', of: address }])) !== null
}
