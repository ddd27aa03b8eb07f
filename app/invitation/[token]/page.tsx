import { Door } from '@/components/door/door'
import { newEnrolment } from '@/lib/actor/enrolment'
import { digest } from '@/lib/actor/secret'
import { databaseNow, findInvited } from '@/lib/db/accounts'
import { AcceptForm } from './accept-form'

type Props = { params: Promise<{ token: string }> }

/** Behind a one-time link: a new person chooses a password and adds a second factor (W1, W2). Looking at it spends nothing. */
export default async function InvitationPage({ params }: Props) {
  const { token } = await params
  const invited = await findInvited(digest(token))
  if (!invited) return (
    <Door title="This link is closed">
      <p>It was used already, has run out, or was never open. Ask an administrator for a new one.</p>
    </Door>
  )
  const enrolment = await newEnrolment(invited.personId, invited.login, await databaseNow())
  return (
    <Door title={`Welcome, ${invited.name}`}>
      <p className="why">Your user name is <b>{invited.login}</b>. Choose a password, and add your authenticator app.</p>
      <AcceptForm token={token} enrolment={enrolment} />
    </Door>
  )
}
