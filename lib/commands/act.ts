import type { Writing } from '@/lib/db/as'
import { withSystemSight } from '@/lib/db/sight'
import { append, type Head } from '@/lib/log-book/append'
import { enqueue, enqueueForPeople } from '@/lib/outbox/enqueue'
import type { IncidentFacts } from '@/lib/rules/facts'
import { ofTasks } from '@/lib/rules/notice'
import type { Outcome, Prepared } from './command'

/** Runs what was allowed and writes its entry behind `head`, unless it stands there already, and notices: state and record in one transaction (L1). */
export async function act(at: Writing, incident: IncidentFacts, prepared: Prepared, head: Head): Promise<Outcome> {
  // A limited seat acts on rows it may not write or read itself; decide has said yes, and its ids were found with its own sight.
  const whole = incident.standings.has('member')
  const outcome = whole ? await prepared.run() : await withSystemSight(at, incident.incident.id, prepared.run)
  if (outcome.again) return outcome
  await append({ ...at, seatId: incident.me?.id ?? null, office: officeOf(incident) }, incident.incident.id, outcome.entry, head)
  const notices = heardBy(incident, outcome.notices ?? [])
  if (notices.length > 0) await withSystemSight(at, incident.incident.id, () => enqueue(at, incident.incident.id, notices))
  const { personNotices } = outcome
  if (personNotices) await withSystemSight(at, incident.incident.id, () => enqueueForPeople(at, personNotices))
  return outcome
}

/** Of tasks nobody hears who waits for the rules; who acknowledges them in this act waits no longer. */
function heardBy({ seats, me }: IncidentFacts, notices: NonNullable<Outcome['notices']>): NonNullable<Outcome['notices']> {
  const reads = new Set(seats.filter((seat) => seat.state === 'active' || seat.id === me?.id).map(({ id }) => id))
  return notices.map(({ to, kind }) => ({ to: ofTasks.includes(kind) ? to.filter((id) => reads.has(id)) : to, kind }))
}

function officeOf({ standings }: IncidentFacts): string {
  return ['coordinator', 'manager', 'deputy', 'member', 'limited', 'unacknowledged', 'system'].find((s) => standings.has(s as never)) ?? ''
}
