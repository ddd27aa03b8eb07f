import type { Actor } from '@/lib/actor/actor'
import { look } from '@/lib/db/as'
import { id } from '@/lib/rules/input'

/** Whether somebody may find this incident now; hidden, missing and no id alike are false (N3). */
export async function isKnown(actor: Actor, incidentId: string): Promise<boolean> {
  if (!id.safeParse(incidentId).success) return false
  return look(actor, async ({ tx }) => (await tx.$queryRaw<unknown[]>`select 1 from incident where id = ${incidentId}::uuid`).length > 0)
}
