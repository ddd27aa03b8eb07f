import { HostsPage } from '@/components/host/hosts-page'
import { IncidentFrame } from '@/components/incident/incident-frame'
import { one, type Asked } from '@/lib/http/asked'
import { incidentPage } from '@/lib/http/incident-page'
import { hosts } from '@/lib/queries/hosts'

type Props = { params: Promise<{ incidentId: string }>; searchParams: Promise<Asked<'host'>> }

/** Hosts that are suspected or affected. `?host=` opens one. */
export default async function Page({ params, searchParams }: Props) {
  const opened = one((await searchParams).host) ?? null
  const { viewer, frame, page } = await incidentPage(params, (within) => hosts(within, opened))
  return (
    <IncidentFrame frame={frame} viewer={viewer} current="hosts">
      <HostsPage page={page} zone={viewer.zone} now={frame.now} />
    </IncidentFrame>
  )
}
