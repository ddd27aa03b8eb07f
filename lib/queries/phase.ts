import { preview } from '@/lib/commands/preview'
import type { WritingWithin } from '@/lib/facts/incident'
import { phaseFacts } from '@/lib/facts/phase'
import { taskOutlines } from '@/lib/facts/task-row'
import { isSettled } from '@/lib/rules/blocked'
import { decide } from '@/lib/rules/decide'
import type { Phase, Verdict } from '@/lib/rules/permission'
import { permissions } from '@/lib/rules/permissions'
import { entryAnswered, repairPlanWritten, snapshotsTaken, type PhaseFacts } from '@/lib/rules/phase'
import { isUnknown, type ContentQuestion } from '@/lib/rules/task-content'
import { incidentEnd, type IncidentEnd } from './phase/end'
import { repairPlan, type RepairPlan } from './phase/repair-plan'

/** Something that the next phase asks for. */
export type Asked = { says: string; met: boolean; taskId: string | null }
/** A move that wants proof: whether it is open to the viewer now, and what a proof for it has to carry. */
export type Signed = { can: Verdict; fingerprint: string }

export type PhasePage = {
  incidentId: string
  phase: Phase
  asks: Asked[]
  repair: RepairPlan
  /** Questions about the entry that have no answer; the reason, once that was accepted. */
  unknown: string[]
  accepted: { reason: string; at: Date } | null
  /** Tasks that standing down would set aside. */
  unsettled: string[]
  /** Other incidents that the viewer is on: for a duplicate. */
  others: { id: string; codeName: string }[]
  end: IncidentEnd | null
  coordinatorName: string
  can: { planRepair: Verdict; beginRepair: Verdict; stepBack: { to: 'responding' | 'repairing'; can: Verdict }[] }
  signed: { acceptUnknown: Signed; confirmService: Signed; standDown: Signed; reopen: Signed }
}

/** Where the incident stands in its phases, what the next one asks, and the moves (states 1). */
export async function phase(within: WritingWithin): Promise<PhasePage> {
  const { tx, incident, actor } = within
  const incidentId = incident.incident.id
  const facts = await phaseFacts(within)
  const outlines = await taskOutlines(within, incidentId)
  const asked = await tx.$queryRaw<Pick<ContentQuestion, 'text' | 'takes' | 'verdict' | 'answer'>[]>`
    select q.text, q.takes, q.verdict, q.answer from task_question q join task t on t.id = q.task_id
    where t.incident_id = ${incidentId}::uuid and t.assessment = 'entry' order by q.position, q.id`
  const [row] = await tx.$queryRaw<{ at: Date | null; reason: string | null }[]>`
    select entry_accepted_at as at, entry_accepted_reason as reason from incident where id = ${incidentId}::uuid`
  const others = await tx.$queryRaw<{ id: string; codeName: string }[]>`
    select i.id, i.code_name as "codeName" from seat s join incident i on i.id = s.incident_id
    where s.person_id = ${actor.id}::uuid and s.state = 'active' and s.ended_at is null and i.id <> ${incidentId}::uuid
    order by i.code_name, i.id`
  const reason = '–' // no part of what is shown: the signer writes it in the same act
  return {
    incidentId, phase: incident.phase!, asks: asks(facts, outlines), repair: await repairPlan(within),
    unknown: asked.filter(isUnknown).map(({ text }) => text),
    accepted: row?.at && row.reason ? { at: row.at, reason: row.reason } : null,
    unsettled: outlines.filter((task) => !isSettled(task)).map((task) => task.title), others, end: await incidentEnd(within),
    coordinatorName: incident.coordinatorName,
    can: {
      planRepair: decide(permissions['incident.planRepair'], incident), beginRepair: decide(permissions['incident.beginRepair'], facts),
      stepBack: (['repairing', 'responding'] as const).map((to) => ({
        to, can: decide(permissions['incident.stepBack'], { ...incident, to }),
      })),
    },
    signed: {
      acceptUnknown: await signed(within, 'incident.acceptUnknown', { reason }),
      confirmService: await signed(within, 'incident.confirmService', {}),
      standDown: await signed(within, 'incident.standDown', { ending: 'not an incident', doubleOfId: null, reason }),
      reopen: await signed(within, 'incident.reopen', { reason }),
    },
  }
}

async function signed(within: WritingWithin, name: Parameters<typeof preview>[1], input: Record<string, unknown>): Promise<Signed> {
  const seen = await preview(within, name, { incidentId: within.incident.incident.id, ...input })
  if (!seen) throw new Error(`${name} finds nothing on its own page`)
  return { can: seen.verdict, fingerprint: seen.fingerprint ?? '' }
}

type Outlines = Awaited<ReturnType<typeof taskOutlines>>

/** What the next phase asks, each with whether it is met (IN-3 to IN-5). */
function asks(facts: PhaseFacts, outlines: Outlines): Asked[] {
  const keyed = (key: string) => outlines.find((task) => task.key === key)
  switch (facts.phase) {
    case 'starting':
      return outlines.filter((task) => task.prerequisite)
        .map((task) => ({
          says: `${task.title} has started, or was set aside`, met: task.started || task.state === 'set aside', taskId: task.id,
        }))
    case 'responding':
      return [
        {
          says: entryAnswered.says, met: entryAnswered.holds(facts),
          taskId: outlines.find((task) => task.key === 'entry-investigation')?.id ?? null,
        },
        { says: repairPlanWritten.says, met: repairPlanWritten.holds(facts), taskId: null },
        { says: snapshotsTaken.says, met: snapshotsTaken.holds(facts), taskId: null },
      ]
    case 'repairing':
      return [
        {
          says: `${keyed('data-integrity')?.title} is settled`, met: facts.dataIntegritySettled,
          taskId: keyed('data-integrity')?.id ?? null,
        },
        {
          says: `${keyed('environment-secure')?.title} is done`, met: facts.environmentSecureDone,
          taskId: keyed('environment-secure')?.id ?? null,
        },
      ]
    default:
      return []
  }
}
