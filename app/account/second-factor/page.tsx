import { ReplaceForm } from '@/components/account/secret-forms'
import { OrganisationFrame } from '@/components/frame/organisation-frame'
import { ThingTitle } from '@/components/frame/page-title'
import { newEnrolment } from '@/lib/actor/enrolment'
import { requireActor } from '@/lib/actor/visitor'
import { databaseNow } from '@/lib/db/accounts'

/** Another authenticator app in place of the old one. */
export default async function ReplacePage() {
  const viewer = await requireActor()
  const now = await databaseNow()
  const enrolment = await newEnrolment(viewer.actor.id, viewer.login, now)
  return (
    <OrganisationFrame viewer={viewer} now={now} current="/account">
      <ThingTitle crumbs={[{ label: 'My account', href: '/account' }, { label: 'Second factor' }]} title="Replace your authenticator app" />
      <div className="verb-panel"><ReplaceForm enrolment={enrolment} /></div>
    </OrganisationFrame>
  )
}
