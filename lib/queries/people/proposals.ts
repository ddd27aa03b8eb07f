import type { Within } from '@/lib/facts/incident'
import { knownHere, resembled } from '@/lib/facts/lookalikes'
import { matching, type ChosenAccount, type Entry } from '@/lib/facts/roster'
import { decide } from '@/lib/rules/decide'
import type { Verdict } from '@/lib/rules/permission'
import { permissions } from '@/lib/rules/permissions'
import { kindsWithEnd } from '@/lib/rules/roster'
import { looks } from '@/lib/rules/skeleton'
import { lately } from '@/lib/rules/standing-deputy'

/** Somebody proposed and not decided yet (N2). */
export type Proposal = {
  seatId: string; name: string; organisation: string; kind: string; why: string; reach: string; by: string; at: Date
  hasAccount: boolean
  /** Access of this kind of person has an end. */
  needsEnd: boolean
  /** For whoever decides: people whom the name looks like. */
  resembles: string[]
  /** For whoever decides: what an administrator did to the account of late; null if nothing. */
  lately: string | null
  can: { approve: Verdict; decline: Verdict; withdraw: Verdict }
}

/** Proposals in the viewer's sight, the oldest first: all of them for a full seat, its own for a limited one. */
export async function proposals(within: Within, entries: readonly Entry[], accounts: readonly ChosenAccount[]): Promise<Proposal[]> {
  const { incident } = within
  const open = entries.filter((seat) => seat.state === 'proposed')
  const known = open.length > 0 && incident.standings.has('coordinator') ? await knownHere(within) : []
  const look = looks()
  return open.map((seat) => {
    const account = accounts.find((each) => each.id === seat.personId) ?? null
    const facts = { ...incident, seat, candidate: matching(entries, { ...seat, account }, { except: seat.id, look }) }
    return {
      seatId: seat.id, name: seat.name, organisation: seat.organisation, kind: seat.kind, why: seat.why, reach: seat.reach,
      at: seat.addedAt, by: entries.find((each) => each.id === seat.addedBySeatId)?.name ?? '', hasAccount: seat.personId !== null,
      needsEnd: seat.personId !== null && kindsWithEnd.includes(seat.kind), resembles: resembled(known, { ...seat, seatId: seat.id }, look),
      lately: account && incident.standings.has('coordinator') ? lately(account, within.now) : null,
      can: {
        approve: decide(permissions['seat.approve'], facts), decline: decide(permissions['seat.decline'], facts),
        withdraw: decide(permissions['seat.withdrawProposal'], facts),
      },
    }
  })
}
