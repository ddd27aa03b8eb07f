import { findInvited, type InvitedRow } from '@/lib/db/accounts'
import { digest } from './secret'

/** Whom a one-time link is for, while it is open; looking spends nothing. */
export async function invited(token: string): Promise<InvitedRow | null> {
  return findInvited(digest(token))
}
