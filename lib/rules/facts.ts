import type { Phase, Standing } from './permission'

/** What every decision rests on, of an incident or of the organisation. */
export type Judged = {
  now: Date
  via: 'session' | 'token' | 'system'
  standings: ReadonlySet<Standing>
  /** The incident's phase; null for commands of the organisation. */
  phase: Phase | null
  /** Named in refusals, so that people know whom to ask. */
  coordinatorName: string
  /** Rules were published that the actor has not acknowledged yet (SE-9, R3). */
  rulesDue: boolean
}

/** What rules weigh in commands of the organisation. */
export type OrganisationFacts = Judged & { personId: string }

/** What rules weigh of an incident as a whole. Loaded once for a command or a page by lib/facts/incident. */
export type IncidentFacts = Judged & {
  /** The actor's own seat; null for the program itself. */
  me: SeatFacts | null
  incident: {
    id: string
    codeName: string
    drill: boolean
    openedAt: Date
    planNumber: number
    prerequisitesComplete: boolean
    /** The newest signed entry assessment holds no "unknown", or the coordinator accepted what is unknown. */
    entryAnswered: boolean
    /** The hash of the newest entry of its log book: as nothing happens unrecorded, all that was recorded of it stands still while this does. */
    head: string
  }
  /** Every living seat that has or waits for access: waiting and active, suspended ones among them. */
  seats: readonly SeatFacts[]
  coordinator: SeatFacts
  deputies: readonly SeatFacts[]
  managers: readonly SeatFacts[]
  offer: { id: string; toSeatId: string; fromSeatId: string; dueAt: Date | null; note: string; offeredAt: Date } | null
  takeOver: TakeOverFacts | null
  succession: SuccessionFacts
}

/** What decides whether somebody from outside the list has to be brought in (TO-8), and how long a take-over waits. */
export type SuccessionFacts = {
  waitMinutes: number
  /** As it was when the incident was opened: a setting changed since moves nothing here. */
  silenceHours: number
  /** When the coordinator last used the program; null where no session of theirs is kept. */
  coordinatorUsedAt: Date | null
  /** The same, or when they took the office if that was later. */
  coordinatorSeenAt: Date
  /** The standing deputies who can still be brought in here, in their order: on the incident's own list, and counting. */
  standing: readonly { personId: string; name: string }[]
  lastBroughtInAt: Date | null
  /** When everybody was last told that nobody here can act. */
  standingToldAt: Date | null
  /** Since when a suspended seat is, by the seat's id; one that was suspended this moment is missing. */
  suspendedSince: ReadonlyMap<string, Date>
  /** Seats of people who are administrators, or were since the incident was opened. */
  administrators: ReadonlySet<string>
  /** Seats of people whom the plan names and whom a member brought in who never coordinated (SE-6). */
  byPlan: ReadonlySet<string>
  /** Seats of people into whose account an administrator opened a way since they came onto the roster. */
  wayOpened: ReadonlySet<string>
}

export type TakeOverFacts = {
  id: string
  state: 'wanted' | 'called'
  reason: string
  calledBySeatId: string
  calledAt: Date
  waitUntil: Date | null
  /** Called anew within one wait of the coordinator's answer: only a manager's word makes it a call (TO-3). */
  needsManager: boolean
  /** The seat of the manager who confirmed that the coordinator can't be reached; null until one has. */
  absenceSeatId: string | null
  /** When the coordinator sent codes since the call that are being weighed, or were wrong. */
  answersCameAt: readonly Date[]
  claimants: readonly string[]
  agreed: readonly string[]
}

export const seatStates = ['aware', 'waiting', 'active', 'removed', 'proposed', 'declined'] as const
export type SeatState = (typeof seatStates)[number]

/** A seat as rules see it. `able`: active, whole and not suspended for any cause. */
export type SeatFacts = {
  id: string
  personId: string | null
  name: string
  organisation: string
  kind: string
  state: SeatState
  sees: 'whole' | 'shared'
  /** Why it is suspended now, or null: every cause must be gone before it counts again (SE-10, SE-11). */
  suspended: 'coordinator' | 'account' | 'window' | null
  accessUntil: Date | null
  acknowledgedRules: number | null
  able: boolean
}
