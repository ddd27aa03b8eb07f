import { incidentCommand } from '@/lib/commands/command'
import { plannedPeople, putOnRoster, type PlannedPerson } from '@/lib/commands/roster/bring-in'
import { seatsFacts } from '@/lib/facts/seat'
import { tasksWithFacts } from '@/lib/facts/task'
import { listed } from '@/lib/rules/blocked'
import { staffInput, type Comer } from '@/lib/rules/staff'
import type { NamedForTask } from '@/lib/rules/task'
import { putInCharge } from './assign'
import { named } from './named'

/**
 * Names the coordinators of several tasks at once (TK-2), and brings in with it whom the plan names and who are not on the list yet (SE-6): all of it or
 * nothing, in one entry that lists all. None of the tasks covers a change to a host by it. Refuses what the single acts refuse, each row by its task.
 */
export const staffTasks = incidentCommand('task.staff', {
  input: staffInput,
  subject: async (at, { incidentId, names, comeIn }) => {
    const tasks = await tasksWithFacts(at, names.map(({ taskId }) => taskId))
    const seats = await seatsFacts(at, incidentId, names.flatMap(({ seatId }) => seatId ?? []))
    const people = await plannedPeople(at, comeIn.map(({ planKey }) => planKey))
    if (tasks.length < names.length || !seats || !people) return null
    const namings = names.map(({ taskId, seatId, planKey }) => {
      const { task } = tasks.find(({ row }) => row.id === taskId)!.facts
      const seat = seats.find(({ id }) => id === seatId)
      return { task, seat, planKey, named: seat ? named(seat) : asComer(people.find(({ person }) => person.key === planKey)!) }
    })
    return { facts: { ...at.incident, namings, comers: people.map(comer) }, namings, people }
  },
  run: async (at) => {
    const { incident, input: { comeIn }, subject: { namings, people } } = at
    const broughtIn = []
    for (const [index, person] of people.entries()) broughtIn.push(await putOnRoster(at, person, comeIn[index]!.accessUntil, `comeIn.${index}.accessUntil`))
    const given = []
    for (const { task, seat, planKey } of namings) {
      const to = seat ?? broughtIn[people.findIndex(({ person }) => person.key === planKey)]!.seat
      const { about } = await putInCharge(at, task, to, { cover: [] })
      given.push({ says: `${task.title} to ${to.name}`, about: { taskId: task.id, title: task.title, ...about } })
    }
    const came = broughtIn.map(({ says }) => says)
    return {
      entry: {
        kind: 'task.staffed', says: [`assigned ${listed(given.map(({ says }) => says))}`, ...came].join('; '),
        about: { tasks: given.map(({ about }) => about), broughtIn: broughtIn.map(({ about }) => about) },
      },
      notices: [
        { to: given.map(({ about }) => about.seatId), kind: 'task yours' },
        ...broughtIn.flatMap(({ notices }) => notices).filter(({ kind }) => kind === 'rules wait'),
        { to: broughtIn.length > 0 ? [incident.coordinator.id] : [], kind: 'person brought in' },
      ],
    }
  },
})

/** Whether the account can have a task is weighed of the person brought in, once however many tasks name it. */
const asComer = ({ who }: PlannedPerson): NamedForTask => ({ id: '', name: who.name, active: false, rulesWait: true })

const comer = ({ who, candidate, waits }: PlannedPerson, index: number, all: readonly PlannedPerson[]): Comer => ({
  candidate, account: who.account === null ? 'none' : waits ? 'another' : 'as named',
  twice: who.account !== null && all.slice(0, index).some((other) => other.who.account?.id === who.account?.id),
})
