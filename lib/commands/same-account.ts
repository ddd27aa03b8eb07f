import { Refused } from './refused'

/**
 * Refuses a call-back whose form was opened before the account became another one: whoever was called then may not be who holds it now
 * (W5). `shown`: its trust as the form had it.
 */
export function sameAccount(shown: number, now: number): void {
  if (shown === now) return
  throw new Refused('changed', 'The account has changed since you opened this form. Reload the page, see who changed it, and call back again.')
}
