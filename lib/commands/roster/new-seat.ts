import { fieldRefused } from '@/lib/commands/refused'
import type { WritingWithin } from '@/lib/facts/incident'
import { newId } from '@/lib/db/id'
import type { Account } from '@/lib/facts/roster'
import { kindsWithEnd, type SeatKind } from '@/lib/rules/roster'

export type NewSeat = {
  name: string
  organisation: string
  account: Account | null
  kind: SeatKind
  why: string
  reach: string
  /** Who wrote `reach`, where it was not the actor: whoever named them in the plan. */
  reachById?: string | null
  sees: 'whole' | 'shared'
  accessUntil: Date | null
  asManager?: boolean
  how: 'added' | 'plan' | 'disclosure' | 'proposed'
  planKey?: string
  /** Of somebody whom the plan names: how far the account was trusted when it was named. Else as it is now. */
  trust?: number
}

/**
 * Puts somebody on the roster: waiting for the rules, or aware if there is no account (SE-1, SE-5, SE-6); with `how: 'proposed'` only
 * proposed (SE-2). Returns the new seat's id. The caller has made sure that the person is not on the roster.
 */
export async function insertSeat({ tx, now, actor, incident }: WritingWithin, { account, how, reachById = actor.id, ...seat }: NewSeat): Promise<string> {
  const id = newId()
  await tx.seat.createMany({
    data: [{
      ...seat, reachById, id, incidentId: incident.incident.id, personId: account?.id ?? null, trust: seat.trust ?? account?.trust ?? 0, how,
      planKey: seat.planKey ?? null, state: how === 'proposed' ? 'proposed' : account ? 'waiting' : 'aware',
      addedBySeatId: incident.me?.id ?? null, addedAt: now,
    }],
  })
  return id
}

/**
 * When access ends. Refuses a moment that has passed, and none at all where the kind of person wants one (N7, SE-1). Without an account
 * there is no access that could end. `field`: where the input has it.
 */
export function endOfAccess(kind: string, hasAccount: boolean, accessUntil: string | null, now: Date, field = 'accessUntil'): Date | null {
  if (accessUntil === null) {
    if (hasAccount && kindsWithEnd.includes(kind)) throw fieldRefused(field, 'Say when the access of a partner or hosting provider ends.')
    return null
  }
  const end = new Date(accessUntil)
  if (end <= now) throw fieldRefused(field, 'That time has passed. Choose a later one.')
  return end
}

/**
 * Whether the office of manager comes with the seat once its rules are acknowledged (M6, SE-8). Refuses it where no whole seat comes of it: nobody
 * else can hold an office.
 */
export function asManager({ manager, sees }: { manager: boolean; sees: 'whole' | 'shared' }, hasAccount: boolean): boolean {
  if (manager && !hasAccount) throw fieldRefused('manager', 'Only someone with an account can be a manager. Choose the account, or untick this.')
  if (manager && sees !== 'whole') throw fieldRefused('manager', 'A manager sees the whole incident. Choose that, or untick this.')
  return manager
}

/** What the log book says after somebody was put on the roster. */
export const managerWords = (manager: boolean): string => (manager ? ', as a manager once the rules are acknowledged' : '')

/** The name of somebody without an account is typed, and must be there. */
export function named(name: string): string {
  if (name === '') throw fieldRefused('name', 'Write a name, or choose an account.')
  return name
}

/** Those who have an account are told that rules wait for them. */
export const toldOfRules = (seatId: string, account: Account | null) =>
  account ? [{ to: [seatId], kind: 'rules wait' as const }] : []

/** "Aoife Brennan (Sponsor’s security team)" */
export const fullName = ({ name, organisation }: { name: string; organisation: string }): string =>
  organisation === '' ? name : `${name} (${organisation})`
