import type { CommandName } from '@/lib/rules/permissions'
import type { DemoPerson } from './demonstration'
import type { Stage, Step } from './stage'

const kinds = { technical: 'technical', manager: 'management', legal: 'legal', partner: 'partner', 'hosting provider': 'hosting' } as const

/** How everybody came onto the roster: added, brought in by the plan, or proposed; the rules; offices and deputies. */
export function peopleSteps(stage: Stage): Step[] {
  const { people, incident } = stage.story
  return people.filter((person) => person.seat && person.key !== incident.openedBy).flatMap((person) => arrival(stage, person))
}

function arrival(stage: Stage, person: DemoPerson): Step[] {
  const seat = person.seat!
  const steps: Step[] = [{
    at: stage.moment(seat.addedAt), what: `${person.name} comes onto the roster`,
    act: async () => {
      const { answer } = await stage.run(seat.addedBy, ...(await entrance(stage, person)))
      if (typeof answer.seatId === 'string') stage.seats.set(person.key, answer.seatId)
    },
  }]
  if (!seat.acknowledgedAt) return steps
  const acknowledged = stage.moment(seat.acknowledgedAt)
  const then = (seconds: number, what: string, act: () => Promise<unknown>) =>
    steps.push({ at: new Date(acknowledged.getTime() + seconds * 1000), what: `${person.name}: ${what}`, act })
  then(0, 'acknowledges the rules', () => stage.run(person.key, 'rules.acknowledge', { rulesVersion: 1 }))
  if (stage.story.incident.deputies.includes(person.key))
    then(20, 'becomes deputy', () => stage.run(stage.story.incident.openedBy, 'deputy.appoint', { seatId: stage.seat(person.key) }))
  for (const office of seat.offices)
    then(30, `becomes ${office}`, () => stage.run(stage.story.incident.openedBy, 'office.name', { office, seatId: stage.seat(person.key) }))
  for (const task of seat.sharedTasks)
    then(40, `is shown ${task}`, async () => stage.run(stage.story.incident.openedBy, 'seat.share', {
      seatId: stage.seat(person.key), noun: 'task', objectId: await stage.taskId(task),
    }))
  return steps
}

async function entrance(stage: Stage, person: DemoPerson): Promise<[CommandName, Record<string, unknown>]> {
  const seat = person.seat!
  const personId = person.account ? stage.actor(person.key).id : null
  const who = { personId, name: personId ? '' : person.name, organisation: `${person.organisation}, ${person.role.toLowerCase()}`, kind: kinds[seat.kind], why: seat.why, reach: seat.reach }
  const accessUntil = seat.accessUntil ? stage.moment(seat.accessUntil).toISOString() : null
  if (seat.how === 'proposed') return ['seat.propose', who]
  if (seat.how === 'added') return ['seat.add', { ...who, sees: seat.sees, accessUntil: accessUntil ?? (seat.kind === 'hosting provider' ? later(stage) : null) }]
  const planKey = await stage.one(
    `select p ->> 'key' from plan_version v, jsonb_array_elements(v.document -> 'people') p where p ->> 'personId' = $1 order by v.number desc limit 1`, [personId])
  return ['seat.bringIn', { planKey, accessUntil }]
}

/** Somebody from outside always has an end: here, a week after the story stands still. */
const later = (stage: Stage) => new Date(stage.moment(stage.story.incident.now).getTime() + 7 * 86_400_000).toISOString()
