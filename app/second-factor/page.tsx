import { redirect } from 'next/navigation'
import { CodeForm } from '@/components/door/code-form'
import { Door } from '@/components/door/door'
import { SignOutForm } from '@/components/draft/sign-out'
import { nextPath, withNext } from '@/lib/actor/next-path'
import { visitor } from '@/lib/actor/visitor'
import { signOut } from '@/app/session'

type Props = { searchParams: Promise<{ next?: string | string[] }> }

/** The second step of signing in (W1). Whoever is past it, or has not begun, is sent on. */
export default async function SecondFactorPage({ searchParams }: Props) {
  const next = nextPath((await searchParams).next)
  const found = await visitor()
  if (found.kind === 'actor') redirect(next)
  if (found.kind === 'locked') redirect(withNext('/locked', next))
  if (found.kind === 'nobody') redirect(withNext('/sign-in', next))
  if (found.needs === 'enrolment') redirect(withNext('/enrol', next))
  const foot = (
    <SignOutForm action={signOut}>
      <p>Lost both app and codes? Ask an administrator in person.</p>
      <button className="word">Sign in as someone else</button>
    </SignOutForm>
  )
  return <Door title="Your second factor" foot={foot}><CodeForm next={next} /></Door>
}
