import { z } from 'zod'
import type { Actor } from '@/lib/actor/actor'
import { leavePlace, notePlace } from '@/lib/db/presence'
import { id } from '@/lib/rules/input'
import { bodyOf, smallLimit } from './body'

const place = z.strictObject({ incidentId: id, taskId: id, questionId: id.nullable(), here: z.boolean() })

/** Takes `{incidentId, taskId, questionId, here}`: where somebody is, or that they have left. What is no place, or hidden, changes nothing. Refuses a long body. */
export async function takePlace(actor: Actor, request: Request): Promise<void> {
  const text = Buffer.from(await bodyOf(request, smallLimit)).toString('utf8')
  let sent: unknown
  try {
    sent = JSON.parse(text)
  } catch {
    return
  }
  const { success, data } = place.safeParse(sent)
  if (!success) return
  await (data.here ? notePlace(actor, data) : leavePlace(actor, data))
}
