import { notFound } from 'next/navigation'
import { z } from 'zod'
import { requireActor, type Present } from '@/lib/actor/visitor'
import { look } from '@/lib/db/as'
import { incidentFacts } from '@/lib/facts/incident'
import { incidentFrame, type IncidentFrame } from '@/lib/queries/frame'
import { rules, type Rules } from '@/lib/queries/rules'

/** `frame` is null for somebody who waits for the rules: then the coordinator's name and the drill mark are all beside them (R2). */
export type RulesPage = { viewer: Present; now: Date; frame: IncidentFrame | null; coordinator: string; drill: boolean; page: Rules }

/** As `incidentPage`, for the one page that is open before the rules are acknowledged. Hidden and missing answer alike. */
export async function rulesPage(params: Promise<{ incidentId: string }>): Promise<RulesPage> {
  const viewer = await requireActor()
  const { incidentId } = await params
  if (!z.uuid().safeParse(incidentId).success) notFound()
  const found = await look(viewer.actor, async (at) => {
    const incident = await incidentFacts(at, incidentId)
    if (!incident) return null
    const within = { ...at, incident }
    const waiting = incident.standings.has('unacknowledged')
    return {
      now: at.now, page: await rules(within), frame: waiting ? null : await incidentFrame(within),
      coordinator: incident.coordinatorName, drill: incident.incident.drill,
    }
  })
  if (!found) notFound()
  return { viewer, ...found }
}
