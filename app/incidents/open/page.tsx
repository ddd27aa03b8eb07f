import { OrganisationFrame } from '@/components/frame/organisation-frame'
import { OpenPage } from '@/components/opening/open-page'
import { requireActor } from '@/lib/actor/visitor'
import { opening } from '@/lib/queries/opening'

/** Opening an incident. The page is the same for everybody, whatever incidents there are. */
export default async function Page() {
  const viewer = await requireActor()
  const page = await opening(viewer.actor)
  return <OrganisationFrame viewer={viewer} now={page.now} current="/"><OpenPage page={page} zone={viewer.zone} /></OrganisationFrame>
}
