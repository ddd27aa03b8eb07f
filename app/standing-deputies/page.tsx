import { notFound } from 'next/navigation'
import { OrganisationFrame } from '@/components/frame/organisation-frame'
import { StandingDeputiesPage } from '@/components/standing-deputy/standing-deputies-page'
import { requireActor } from '@/lib/actor/visitor'
import { namings } from '@/lib/queries/standing-deputies'

/** Who is brought in when nobody else is left, for the organisation's own people: to accept, and to confirm others. */
export default async function Page() {
  const viewer = await requireActor()
  const page = await namings(viewer.actor)
  if (!page) notFound()
  return (
    <OrganisationFrame viewer={viewer} now={page.now} current="/standing-deputies">
      <StandingDeputiesPage page={page} zone={viewer.zone} />
    </OrganisationFrame>
  )
}
