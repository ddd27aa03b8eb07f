import { redirect } from 'next/navigation'
import { incidentPage } from '@/lib/http/incident-page'

/** The address of an incident itself leads to where its viewer begins. */
export default async function Page({ params }: { params: Promise<{ incidentId: string }> }) {
  const { frame } = await incidentPage(params, async () => ({}), 'full and limited')
  redirect(`/incidents/${frame.incident.id}/${frame.whole ? 'situation' : 'tasks'}`)
}
