import { redirect } from 'next/navigation'
import { Door } from '@/components/door/door'
import { SetUpForm } from '@/components/door/set-up-form'
import { offerEnrolment } from '@/lib/actor/enrolment'
import { setUpBound } from '@/lib/commands/organisation/set-up'
import { awaitsSetUp } from '@/lib/queries/set-up'

/** The first start: names the organisation and makes its first administrator, who holds the code from the terminal. */
export default async function SetUpPage() {
  if (!(await awaitsSetUp())) redirect('/sign-in')
  const enrolment = await offerEnrolment(setUpBound, 'administrator')
  return (
    <Door title="Set up Muster">
      <p className="why">You become the first administrator: you invite people and name standing deputies. You see no incident that you are not on.</p>
      <SetUpForm enrolment={enrolment} />
    </Door>
  )
}
