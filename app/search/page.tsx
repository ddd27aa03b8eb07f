import { notFound, redirect } from 'next/navigation'
import { OrganisationFrame } from '@/components/frame/organisation-frame'
import { IncidentFrame } from '@/components/incident/incident-frame'
import { SearchPage } from '@/components/search/search-page'
import { requireActor } from '@/lib/actor/visitor'
import { one, type Asked } from '@/lib/http/asked'
import { searchPage } from '@/lib/queries/search-page'

/** What was found of `?q=`, in the incident `in=` or in all that the reader knows. */
export default async function Page({ searchParams }: { searchParams: Promise<Asked<'q' | 'in'>> }) {
  const viewer = await requireActor()
  const asked = await searchParams
  const within = one(asked.in) || undefined
  const page = await searchPage(viewer.actor, one(asked.q), within, viewer.zone)
  if (page === 'nothing') notFound()
  if (page === 'rules') redirect(`/incidents/${within}/rules`)
  const shown = <SearchPage page={page} zone={viewer.zone} />
  if (page.frame) return <IncidentFrame frame={page.frame} viewer={viewer} current="search">{shown}</IncidentFrame>
  return <OrganisationFrame viewer={viewer} now={page.now} current="/search">{shown}</OrganisationFrame>
}
