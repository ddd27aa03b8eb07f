'use server'

import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { nextPath, withNext } from '@/lib/actor/next-path'
import { sessionCookie } from '@/lib/actor/public-address'
import { digest } from '@/lib/actor/secret'
import { visitor } from '@/lib/actor/visitor'
import { endSession, lockSession } from '@/lib/db/housekeeping'

/** Locks the screen: nothing is shown until the person proves again who they are (W4). */
export async function lock(): Promise<void> {
  const who = await visitor()
  if (who.kind === 'actor') await lockSession(who.sessionId)
  redirect(withNext('/locked', nextPath((await headers()).get('x-muster-path'))))
}

/** Ends this session at once, in its row and in the browser. */
export async function signOut(): Promise<void> {
  const jar = await cookies()
  const { name } = sessionCookie()
  const token = jar.get(name)?.value
  if (token) await endSession(digest(token))
  jar.delete(name)
  redirect('/sign-in')
}
