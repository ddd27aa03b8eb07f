import { ReplaceForm } from '@/components/account/secret-forms'
import { OrganisationFrame } from '@/components/frame/organisation-frame'
import { ThingTitle } from '@/components/frame/page-title'
import { offerEnrolment } from '@/lib/actor/enrolment'
import { requireActor } from '@/lib/actor/visitor'
import { account } from '@/lib/queries/account'

/** Another authenticator app in place of the old one. */
export default async function ReplacePage() {
  const viewer = await requireActor()
  const { now } = await account(viewer.actor)
  const enrolment = await offerEnrolment(viewer.actor.id, viewer.login)
  return (
    <OrganisationFrame viewer={viewer} now={now} current="/account">
      <ThingTitle crumbs={[{ label: 'My account', href: '/account' }, { label: 'Second factor' }]} title="Replace your authenticator app" />
      <div className="verb-panel"><ReplaceForm enrolment={enrolment} /></div>
    </OrganisationFrame>
  )
}
