import { cookies, headers } from 'next/headers'
import { assureSession } from '@/lib/db/housekeeping'
import { sessionCookie } from './public-address'
import { beginSession, visitorOf } from './session'

/** Signs this browser in as somebody who has just shown both password and second factor, by setting them. */
export async function signInBrowser(personId: string): Promise<void> {
  const token = await beginSession(personId, (await headers()).get('user-agent') ?? '')
  const begun = await visitorOf(token)
  if (begun.kind !== 'half') throw new Error('a session that was just begun is half open')
  await assureSession(begun.sessionId)
  const { name, options } = sessionCookie()
  ;(await cookies()).set(name, token, options)
}
