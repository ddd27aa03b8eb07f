import type { Tx } from '@/lib/db/client'
import { forgetAttempts, takeAttempt } from '@/lib/db/housekeeping'

// To weigh a new password takes a second of work: tries are counted, also those that are refused (attack 15).
const patience = { free: 10, longestSeconds: 900 }
const keyOf = (personId: string): string => `new password ${personId}`

/** Counts a try of a person to choose a password; false while they must wait. */
export async function mayChoosePassword(personId: string): Promise<boolean> {
  return (await takeAttempt(keyOf(personId), patience)) !== null
}

/** They have chosen: their tries are forgotten if the transaction is kept. */
export function chosePassword(personId: string, tx: Tx): Promise<void> {
  return forgetAttempts(keyOf(personId), tx)
}
