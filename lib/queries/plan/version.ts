import type { Within } from '@/lib/facts/incident'
import { planDocument, type PlanDocument } from '@/lib/plans/plan'

/** The response plan by which an incident runs, as it was when it was pinned. One statement. */
export async function planOf({ tx, incident }: Within): Promise<PlanDocument> {
  const [version] = await tx.$queryRaw<{ document: unknown }[]>`select document from plan_version where number = ${incident.incident.planNumber}::int`
  return planDocument.parse(version?.document)
}
