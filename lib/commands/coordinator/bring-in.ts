import { incidentCommand } from '@/lib/commands/command'
import { newId } from '@/lib/db/id'
import type { WritingWithin } from '@/lib/facts/incident'
import { namedBy } from '@/lib/facts/roster'
import { planDocument } from '@/lib/plans/plan'
import { everybody } from '@/lib/rules/succession'
import { bringInInput, tellStandingInput } from '@/lib/rules/take-over'

/**
 * Nobody here can act any more (TO-8): everybody on the list is told, whose account an administrator disabled among them, but nobody into
 * whose account a new way was opened: it may be another who reads there (N4). So is each standing deputy who may be brought in. Those see nothing by it: their notice names no incident. From now on the silence limit is waited.
 */
export const tellStanding = incidentCommand('takeOver.tellStanding', {
  input: tellStandingInput,
  subject: async ({ incident }) => ({ facts: incident }),
  run: async ({ tx, now, incident, input: { incidentId } }) => {
    await tx.incident.updateMany({ where: { id: incidentId }, data: { standingToldAt: now } })
    const standing = incident.succession.standing.map(({ personId }) => personId)
    const shutOut = incident.seats.flatMap(({ id, suspended, personId }) =>
      (suspended === 'account' && personId && !incident.succession.wayOpened.has(id) ? [personId] : []))
    return {
      entry: {
        kind: 'takeOver.standingTold', says: 'told everyone on the roster and the standing deputies that nobody here can act',
        about: { standing, silenceHours: incident.succession.silenceHours },
      },
      notices: [{ to: everybody(incident), kind: 'nobody can act' }],
      personNotices: [
        { to: standing, kind: 'standing deputy' }, { to: shutOut.filter((id) => !standing.includes(id)), kind: 'nobody can act' },
      ],
    }
  },
})

/**
 * Nobody here can take the office over: the plan's next standing deputy gets a full seat and a place on the list of deputies (TO-8, SE-6).
 * Until the rules are acknowledged they see nothing else; then they can call, or claim at once.
 */
export const bringInStandingDeputy = incidentCommand('takeOver.bringIn', {
  input: bringInInput,
  subject: async (at, { personId }) => {
    const person = await at.tx.person.findUnique({ where: { id: personId } })
    return person && { facts: { ...at.incident, personId }, person }
  },
  run: async (at) => {
    const { tx, incident, subject: { person } } = at
    const incidentId = incident.incident.id
    const seatId = (await wakeSeat(at, person)) ?? (await newSeat(at, person))
    const last = await tx.deputy.aggregate({ where: { incidentId }, _max: { position: true } })
    await tx.deputy.createMany({ data: [{ id: newId(), incidentId, seatId, position: (last._max.position ?? 0) + 1 }] })
    return {
      entry: {
        kind: 'takeOver.broughtIn', says: `brought in ${person.name}, standing deputy by the plan: nobody here could take over`,
        about: { seatId, personId: person.id, coordinatorSuspended: incident.coordinator.suspended },
      },
      notices: [
        { to: [seatId], kind: 'rules wait' },
        { to: everybody(incident), kind: 'person brought in' },
      ],
    }
  },
})

type Person = { id: string; name: string; organisation: string; trust: number }

/** Who is on the list already, aware or with less than a full seat, gets a full one. A proposal is no seat: it goes on waiting (SE-2). */
async function wakeSeat({ tx, incident }: WritingWithin, person: Person): Promise<string | null> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    update seat set sees = 'whole', trust = ${person.trust}::int, state = case when acknowledged_at is null then 'waiting' else 'active' end
    where incident_id = ${incident.incident.id}::uuid and person_id = ${person.id}::uuid and ended_at is null and state <> 'proposed' returning id`
  return rows[0]?.id ?? null
}

async function newSeat(at: WritingWithin, person: Person): Promise<string> {
  const { tx, now, incident } = at
  const plan = await tx.planVersion.findUniqueOrThrow({ where: { number: incident.incident.planNumber } })
  const named = planDocument.parse(plan.document).people.find((each) => each.personId === person.id)
  const id = newId()
  await tx.seat.createMany({
    data: [{
      id, incidentId: incident.incident.id, personId: person.id, name: person.name, organisation: person.organisation, kind: 'technical',
      why: 'Standing deputy by the plan.', reach: named?.reach ?? 'Not written down yet.', state: 'waiting', sees: 'whole', trust: person.trust,
      reachById: named ? await namedBy(at, named.key) : null, how: 'plan', planKey: named?.key ?? null, addedAt: now,
    }],
  })
  return id
}
