import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { touchSession } from '@/lib/db/housekeeping'
import { nextPath, withNext } from './next-path'
import { sessionCookie } from './public-address'
import { visitorOf, type Visitor } from './session'

export type Present = Extract<Visitor, { kind: 'actor' }>

/** Who asks for this page or sends this form, looked up once for each request. */
export const visitor = cache(async (): Promise<Visitor> => {
  const found = await visitorOf((await cookies()).get(sessionCookie().name)?.value)
  if (found.kind === 'actor' && (await isActivity())) await touchSession(found.sessionId)
  return found
})

/** The actor of this request; everybody else is sent to the step that is missing, and comes back here afterwards. */
export async function requireActor(): Promise<Present> {
  const found = await visitor()
  if (found.kind === 'actor') return found
  const next = nextPath((await headers()).get('x-muster-path'))
  if (found.kind === 'locked') redirect(withNext('/locked', next))
  if (found.kind === 'half') redirect(withNext(found.needs === 'enrolment' ? '/enrol' : '/second-factor', next))
  redirect(withNext('/sign-in', next))
}

/** A person opened a page or sent a form. Pages that refresh themselves, prefetching and the live stream are nobody's activity (W4). */
async function isActivity(): Promise<boolean> {
  const sent = await headers()
  return sent.get('sec-fetch-mode') === 'navigate' || sent.has('next-action')
}
