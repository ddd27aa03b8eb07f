import type { Within } from '@/lib/facts/incident'
import { fingerprint } from '@/lib/log-book/hash'
import { decide } from '@/lib/rules/decide'
import type { Verdict } from '@/lib/rules/permission'
import { permissions } from '@/lib/rules/permissions'
import { keptUntil } from '@/lib/rules/succession'
import { answerShown } from '@/lib/rules/take-over'

/** A take-over that was called over the viewer, with what they need to say that they are here, and prove it over what they are shown (TO-3). */
export type CalledTakeOver = {
  id: string
  reason: string
  /** Who called it; empty for somebody who is no longer on the list. */
  by: string
  calledAt: Date
  /** Who claims the office, in the order of their claims. */
  claimants: string[]
  /** Until when they have time; null once nothing is waited for any more. */
  until: Date | null
  fingerprint: string
  answer: Verdict
}

/** For whoever coordinates, while one is called; null for everybody else, who decides on the page of the office. Reads nothing. */
export function calledTakeOver({ incident }: Within): CalledTakeOver | null {
  const { takeOver, standings, seats } = incident
  if (!standings.has('coordinator') || takeOver?.state !== 'called') return null
  const facts = { ...incident, named: { id: takeOver.id, state: takeOver.state } }
  const nameOf = (seatId: string) => seats.find(({ id }) => id === seatId)?.name ?? ''
  return {
    id: takeOver.id, reason: takeOver.reason, by: nameOf(takeOver.calledBySeatId), calledAt: takeOver.calledAt,
    claimants: takeOver.claimants.map(nameOf).filter(Boolean), until: keptUntil(incident),
    fingerprint: fingerprint('takeOver.answer', answerShown(facts)), answer: decide(permissions['takeOver.answer'], facts),
  }
}
