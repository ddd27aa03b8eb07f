import { redirect } from 'next/navigation'
import { Door } from '@/components/door/door'
import { newEnrolment } from '@/lib/actor/enrolment'
import { setUpBound } from '@/lib/commands/organisation/set-up'
import { databaseNow, isEmpty } from '@/lib/db/accounts'
import { SetUpForm } from './set-up-form'

/** The first start: names the organisation and makes its first administrator, who holds the code from the terminal. */
export default async function SetUpPage() {
  if (!(await isEmpty())) redirect('/sign-in')
  const enrolment = await newEnrolment(setUpBound, 'administrator', await databaseNow())
  return (
    <Door title="Set up Muster">
      <p className="why">You become the first administrator: you invite people and name standing deputies. You see no incident that you are not on.</p>
      <SetUpForm enrolment={enrolment} />
    </Door>
  )
}
