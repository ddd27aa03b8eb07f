import { notFound } from 'next/navigation'
import { OrganisationBook } from '@/components/account/organisation-book'
import { NamedPeople, Rules, StandingDeputies, Waits } from '@/components/account/setting-sections'
import { OrganisationFrame } from '@/components/frame/organisation-frame'
import { PageTitle } from '@/components/frame/page-title'
import { requireActor } from '@/lib/actor/visitor'
import { one, type Asked } from '@/lib/http/asked'
import { settings } from '@/lib/queries/settings'

/** Settings of the organisation, for administrators: waits, standing deputies, people the plan names, rules. `?verify=all` checks its log book. */
export default async function SettingsPage({ searchParams }: { searchParams: Promise<Asked<'verify'>> }) {
  const viewer = await requireActor()
  const page = await settings(viewer.actor, { verify: one((await searchParams).verify) === 'all' })
  if (!page) notFound()
  return (
    <OrganisationFrame viewer={viewer} now={page.now} current="/settings">
      <PageTitle title="Settings" quiet={page.organisation.name} />
      <div className="columns">
        <div>
          <StandingDeputies {...page} zone={viewer.zone} />
          <NamedPeople {...page} />
          <Rules {...page} />
        </div>
        <aside>
          <Waits {...page} />
          <OrganisationBook {...page} />
        </aside>
      </div>
    </OrganisationFrame>
  )
}
