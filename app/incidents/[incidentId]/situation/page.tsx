import { LiveSituation } from '@/components/situation/live-situation'
import { packSituation } from '@/components/situation/situation-words'
import { incidentPage } from '@/lib/http/incident-page'
import { withDeciding } from '@/lib/queries/deciding'
import { situation } from '@/lib/queries/situation'

type Props = { params: Promise<{ incidentId: string }>; searchParams: Promise<{ read?: string | string[] }> }

export default async function Page({ params, searchParams }: Props) {
  const found = await incidentPage(params, withDeciding(situation))
  const { read } = await searchParams
  return <LiveSituation incidentId={found.frame.incident.id} packed={packSituation(found)} read={typeof read === 'string' ? read : undefined} />
}
