import type { Within } from '@/lib/facts/incident'
import { officeHolders } from '@/lib/facts/office'
import type { Entry } from '@/lib/facts/roster'
import { decide } from '@/lib/rules/decide'
import type { Verdict } from '@/lib/rules/permission'
import { permissions } from '@/lib/rules/permissions'
import { reachIsVouchers } from '@/lib/rules/seat'
import { newestOfReach, type SeatCorrection } from './corrections'

/** One who knows, as the roster shows them (N1). */
export type Listed = {
  seatId: string; name: string; organisation: string; kind: string; reach: string; why: string
  knows: 'involved' | 'limited' | 'waiting' | 'suspended' | 'aware' | 'removed'
  causes: Entry['causes']
  coordinator: boolean; you: boolean
  /** 1 for the first deputy; null for nobody. */
  deputy: number | null
  offices: string[]
  /** Becomes a manager by acknowledging the rules. */
  managerToCome: boolean
  fromPlan: boolean
  told: boolean
  since: Date; addedBy: string
  acknowledged: { at: Date; version: number; newest: boolean } | null
  sees: 'whole' | 'shared'; sharedTasks: number; sharedThings: number
  accessUntil: Date | null; removedAt: Date | null
  /** Whether the viewer can confirm who this is; null unless that is what the seat waits for (W5). */
  confirm: Verdict | null
  /** How far the account is trusted now: what a confirmation is about. */
  trust: number
  /** Who made the account or last reset it, for whoever calls back. */
  vouched: Vouched | null
  /** For whoever calls back: the safe way as it was before its newest correction. */
  reachBefore: SeatCorrection | null
}

/** Everybody on the roster and who was removed from it: the coordinator, deputies, then as they came; removed ones last. Four statements at most. */
export async function listed(within: Within, entries: readonly Entry[]): Promise<Listed[]> {
  const { tx, incident } = within
  const holders = await officeHolders(within, incident.incident.id)
  const shares = await tx.$queryRaw<{ seatId: string; tasks: number; things: number }[]>`
    select seat_id as "seatId", count(*) filter (where noun = 'task')::int as tasks, count(*) filter (where noun <> 'task')::int as things
    from share where incident_id = ${incident.incident.id}::uuid group by seat_id`
  const rules = await tx.$queryRaw<{ newest: number }[]>`select max(number) as newest from rules_version`
  const doubted = entries.filter((entry) => entry.causes.includes('account')).map((entry) => entry.id)
  const former = doubted.length > 0 ? await newestOfReach(within, doubted) : []
  const people = entries.filter((entry) => entry.state !== 'proposed' && entry.state !== 'declined').map((entry): Listed => {
    const deputy = incident.deputies.findIndex((seat) => seat.id === entry.id)
    const shared = shares.find((share) => share.seatId === entry.id)
    return {
      seatId: entry.id, name: entry.name, organisation: entry.organisation, kind: entry.kind, reach: entry.reach, why: entry.why,
      knows: knows(entry), causes: entry.causes, coordinator: entry.id === incident.coordinator.id, you: entry.id === incident.me?.id,
      deputy: deputy < 0 ? null : deputy + 1, offices: holders.filter((holder) => holder.id === entry.id).map((holder) => holder.office),
      managerToCome: entry.state === 'waiting' && entry.asManager,
      fromPlan: entry.how === 'plan', told: entry.how === 'disclosure', since: entry.addedAt,
      addedBy: entries.find((each) => each.id === entry.addedBySeatId)?.name ?? '',
      acknowledged: entry.acknowledgedAt && {
        at: entry.acknowledgedAt, version: entry.acknowledgedRules ?? 0, newest: entry.acknowledgedRules === rules[0]?.newest,
      },
      sees: entry.sees, sharedTasks: shared?.tasks ?? 0, sharedThings: shared?.things ?? 0, accessUntil: entry.accessUntil,
      removedAt: entry.state === 'removed' ? entry.endedAt : null,
      confirm: entry.causes.includes('account') ? decide(permissions['seat.confirmIdentity'], { ...incident, seat: entry }) : null,
      trust: entry.accountTrust,
      vouched: entry.causes.includes('account') ? vouchedOf(entry) : null,
      reachBefore: former.find((each) => each.seatId === entry.id) ?? null,
    }
  })
  const place = (person: Listed) => (person.knows === 'removed' ? 1000 : person.coordinator ? 0 : (person.deputy ?? 999))
  return people.sort((a, b) => place(a) - place(b) || a.since.getTime() - b.since.getTime())
}

/** Who made an account or last reset it, and when (W5). */
export type Vouched = {
  by: string; at: Date
  /** They wrote the safe way on the roster, too: a call-back needs another one. */
  wroteReach: boolean
}
export const vouchedOf = (entry: Entry): Vouched | null =>
  (entry.vouchedBy && entry.vouchedAt ? { by: entry.vouchedBy, at: entry.vouchedAt, wroteReach: reachIsVouchers(entry) } : null)

function knows(entry: Entry): Listed['knows'] {
  if (entry.state === 'aware' || entry.state === 'removed') return entry.state
  if (entry.suspended) return 'suspended'
  if (entry.state === 'waiting') return 'waiting'
  return entry.sees === 'whole' ? 'involved' : 'limited'
}
