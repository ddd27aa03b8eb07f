import type { IncidentFacts } from './facts'
import { ableDeputies, isOpen, successor, voices } from './succession'

// Where nobody here can act for the coordinator, a standing deputy is brought in (TO-8).

const minute = 60_000

/**
 * Nobody here can act for the coordinator (TO-8): the coordinator can't, or is alone, and nobody can bring a take-over about. A coordinator
 * who is alone, and able, may come back at any moment.
 */
function nobodyActs(f: IncidentFacts): boolean {
  const alone = voices(f).length === 0
  return isOpen(f) && (f.coordinator.suspended !== null || alone) && !somebodyCanTakeOver(f)
}

/** Since when nobody can: since the last of those who could was suspended, whoever did it. */
function unableSince(f: IncidentFacts): Date {
  const lost = f.seats.filter((seat) => seat.suspended !== null && seat.state === 'active' && seat.sees === 'whole')
  const moments = lost.map((seat) => (f.succession.suspendedSince.get(seat.id) ?? f.now).getTime())
  const seen = f.coordinator.suspended === null ? f.succession.coordinatorSeenAt.getTime() : 0
  return new Date(Math.max(seen, ...moments))
}

/**
 * Whether everybody is to be told now that nobody here can act (TO-8): at the beginning of the wait, once for each wait. Of a coordinator who is
 * alone and only out of sight nobody is told: working alone, and sleeping, begins no wait that others need to hear of.
 */
export function standingToBeTold(f: IncidentFacts): boolean {
  const told = f.succession.standingToldAt
  return f.coordinator.suspended !== null && nobodyActs(f) && (told === null || told < unableSince(f))
}

/**
 * The next moment at which TO-8 can become due, or null if only somebody's act can make it so: now while everybody is still to be told; else
 * when the silence limit is over, and whoever was brought in last has had one wait to answer. The limit counts from when nobody could act any
 * more, and was told of it: so no administrator moves an office by suspending whoever holds it. A coordinator who is seen puts it off.
 */
export function nextStandingMoment(f: IncidentFacts): Date | null {
  if (!nobodyActs(f)) return null
  if (standingToBeTold(f)) return f.now
  const { silenceHours, waitMinutes, lastBroughtInAt, standing, standingToldAt } = f.succession
  if (standing.length === 0) return null
  const since = f.coordinator.suspended !== null && standingToldAt ? standingToldAt : unableSince(f)
  const answered = lastBroughtInAt ? lastBroughtInAt.getTime() + waitMinutes * minute : 0
  return new Date(Math.max(since.getTime() + silenceHours * 60 * minute, answered))
}

/** The standing deputy to be brought in now, or null (TO-8): the first on the incident's list who counts and was not brought in yet. */
export function standingDeputyDue(f: IncidentFacts): { personId: string; name: string } | null {
  const moment = nextStandingMoment(f)
  return moment === null || moment > f.now || standingToBeTold(f) ? null : f.succession.standing[0] ?? null
}

/** An able deputy, an able claimant, or enough members for one to call and a manager or two others to agree (TO-1, TO-2). */
function somebodyCanTakeOver(f: IncidentFacts): boolean {
  const others = voices(f)
  const managers = others.filter((seat) => f.managers.some((manager) => manager.id === seat.id))
  return ableDeputies(f).length > 0 || successor(f) !== null || others.length >= 3 || (others.length === 2 && managers.length > 0)
}
