import { findPassword } from '@/lib/db/accounts'
import { forgetAttempts, returnAttempt, takeAttempt, type Patience } from '@/lib/db/housekeeping'
import { isPassword } from './password'
import { digest } from './secret'

// A login waits a minute at most, so that a stranger who guesses can hardly keep its owner out; an address waits longer.
const loginPatience: Patience = { free: 5, longestSeconds: 60 }
const addressPatience: Patience = { free: 30, longestSeconds: 900 }

export const loginOf = (written: string): string => written.normalize('NFC').trim().toLowerCase()

/**
 * Weighs login and password. The answer and the time it takes are the same for a wrong password and for nobody of that name.
 * Attempts are counted by login and by address before they are weighed.
 */
export async function weighPassword(login: string, password: string, address: string): Promise<{ personId: string } | 'wrong' | 'throttled'> {
  const loginKey = `login ${digest(loginOf(login))}`
  const addressKey = `address ${address}`
  const ofAddress = await takeAttempt(addressKey, addressPatience)
  if (!ofAddress || !(await takeAttempt(loginKey, loginPatience))) return 'throttled'
  const kept = await findPassword(loginOf(login))
  const right = await isPassword(kept?.passwordHash ?? null, password)
  if (!kept || !right) return 'wrong'
  await forgetAttempts(loginKey)
  await returnAttempt(ofAddress)
  return { personId: kept.personId }
}

/** Whether somebody at this address may try the set-up code once more. */
export async function maySetUp(address: string): Promise<boolean> {
  return (await takeAttempt(`set-up ${address}`, addressPatience)) !== null
}
