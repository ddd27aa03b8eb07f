import type { Within } from '@/lib/facts/incident'
import { matching, type Account, type Entry } from '@/lib/facts/roster'
import { decide } from '@/lib/rules/decide'
import type { Verdict } from '@/lib/rules/permission'
import { permissions } from '@/lib/rules/permissions'
import { kindsWithEnd } from '@/lib/rules/roster'

/** Somebody proposed and not decided yet (N2). */
export type Proposal = {
  seatId: string; name: string; organisation: string; kind: string; why: string; reach: string; by: string; at: Date
  hasAccount: boolean
  /** Access of this kind of person has an end. */
  needsEnd: boolean
  can: { approve: Verdict; decline: Verdict; withdraw: Verdict }
}

/** Proposals in the viewer's sight, the oldest first: all of them for a full seat, its own for a limited one. */
export function proposals({ incident }: Within, entries: readonly Entry[], accounts: readonly Account[]): Proposal[] {
  return entries.filter((seat) => seat.state === 'proposed').map((seat) => {
    const account = accounts.find((each) => each.id === seat.personId) ?? null
    const facts = { ...incident, seat, candidate: matching(entries, { ...seat, account }, { except: seat.id }) }
    return {
      seatId: seat.id, name: seat.name, organisation: seat.organisation, kind: seat.kind, why: seat.why, reach: seat.reach,
      at: seat.addedAt, by: entries.find((each) => each.id === seat.addedBySeatId)?.name ?? '', hasAccount: seat.personId !== null,
      needsEnd: seat.personId !== null && kindsWithEnd.includes(seat.kind),
      can: {
        approve: decide(permissions['seat.approve'], facts), decline: decide(permissions['seat.decline'], facts),
        withdraw: decide(permissions['seat.withdrawProposal'], facts),
      },
    }
  })
}
