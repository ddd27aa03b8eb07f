import { AcceptForm } from '@/components/door/accept-form'
import { Door } from '@/components/door/door'
import { offerEnrolment } from '@/lib/actor/enrolment'
import { invited } from '@/lib/actor/invited'
import { isolated } from '@/lib/rules/hidden-characters'

type Props = { params: Promise<{ token: string }> }

/** Behind a one-time link: a new person chooses a password and adds a second factor (W1, W2). Looking at it spends nothing. */
export default async function InvitationPage({ params }: Props) {
  const { token } = await params
  const person = await invited(token)
  if (!person) return (
    <Door title="This link no longer works">
      <p>It has been used already, has expired, or never existed. Ask an administrator for a new one.</p>
    </Door>
  )
  const enrolment = await offerEnrolment(person.personId, person.login)
  return (
    <Door title={`Welcome, ${isolated(person.name)}`}>
      <p className="why">Your user name is <b>{person.login}</b>. Choose a password, and add your authenticator app.</p>
      <AcceptForm token={token} enrolment={enrolment} />
    </Door>
  )
}
