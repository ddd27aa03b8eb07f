import { DeskPage } from '@/components/desk/desk-page'
import { OrganisationFrame } from '@/components/frame/organisation-frame'
import { incidentItems } from '@/components/desk/incident-items'
import { requireActor } from '@/lib/actor/visitor'
import { desk } from '@/lib/queries/desk'

/** The desk: everything that is the viewer's, over all incidents whose list they are on. */
export default async function Page() {
  const viewer = await requireActor()
  const page = await desk(viewer.actor)
  const incidents = incidentItems(page)
  const waits = incidents.reduce((sum, incident) => sum + (incident.waits?.count ?? 0), 0)
  return (
    <OrganisationFrame viewer={viewer} now={page.now} current="/" waits={waits} incidents={incidents}>
      <DeskPage page={page} zone={viewer.zone} />
    </OrganisationFrame>
  )
}
