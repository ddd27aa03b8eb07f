'use server'

import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { nextPath, withNext } from '@/lib/actor/next-path'
import { leave, lockScreen } from '@/lib/actor/presence'
import { sessionCookie } from '@/lib/actor/public-address'
import { visitor } from '@/lib/actor/visitor'
import { acting } from '@/lib/http/acting'

/** Locks the screen: nothing is shown until the person proves again who they are (W4). */
export async function lock(): Promise<void> {
  acting()
  const who = await visitor()
  if (who.kind === 'actor') await lockScreen(who.sessionId)
  redirect(withNext('/locked', nextPath((await headers()).get('x-muster-path'))))
}

/** Ends this session at once, in its row and in the browser. */
export async function signOut(): Promise<void> {
  acting()
  const jar = await cookies()
  const { name } = sessionCookie()
  const token = jar.get(name)?.value
  if (token) await leave(token)
  jar.delete(name)
  redirect('/sign-in')
}
