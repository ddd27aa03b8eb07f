import { redirect } from 'next/navigation'
import { Door } from '@/components/door/door'
import { EnrolForm } from '@/components/door/enrol-form'
import { SignOutForm } from '@/components/draft/sign-out'
import { offerEnrolment } from '@/lib/actor/enrolment'
import { nextPath, withNext } from '@/lib/actor/next-path'
import { visitor } from '@/lib/actor/visitor'
import { hasActed } from '@/lib/http/acting'
import { signOut } from '@/app/session'

type Props = { searchParams: Promise<{ next?: string | string[] }> }

/**
 * Somebody with a password and no second factor adds one before anything else (W1). The form that added it signs them in, and stays: it shows
 * the recovery codes, which are never shown again.
 */
export default async function EnrolPage({ searchParams }: Props) {
  const next = nextPath((await searchParams).next)
  const found = await visitor()
  if (found.kind === 'nobody') redirect(withNext('/sign-in', next))
  if (found.kind === 'half' && found.needs !== 'enrolment') redirect(withNext('/second-factor', next))
  if (found.kind === 'locked' || (found.kind === 'actor' && !hasActed())) redirect(next)
  const enrolment = found.kind === 'half' ? await offerEnrolment(found.personId, found.login) : null
  return (
    <Door title="Add a second factor" foot={<SignOutForm action={signOut}><button className="word">Sign out</button></SignOutForm>}>
      <p className="why">A password alone is not enough here: it can be read over a shoulder or guessed.</p>
      <EnrolForm enrolment={enrolment} next={next} />
    </Door>
  )
}
