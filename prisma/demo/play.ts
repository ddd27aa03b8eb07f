import { Refused } from '@/lib/commands/refused'
import { execute } from '@/lib/commands/execute'
import type { DemoClock } from './clock'
import type { Demonstration } from './demonstration'
import { setUpOrganisation } from './organisation'
import { peopleSteps } from './play-people'
import { recordSteps } from './play-record'
import { taskSteps } from './play-tasks'
import { Stage } from './stage'

/**
 * Replays a story through the commands, in the order in which people acted, moved so that its last moment is now.
 * What a rule refuses ends it with the name of the step: a demonstration that breaks the rules is none.
 */
export async function play(story: Demonstration, clock: DemoClock, now: Date): Promise<void> {
  const shift = now.getTime() - Date.parse(story.incident.now)
  const opened = new Date(Date.parse(story.incident.openedAt) + shift)
  const dayBefore = new Date(opened.getTime() - 86_400_000)
  await clock.set(dayBefore)
  const cast = await setUpOrganisation(story, clock, dayBefore)
  const stage = new Stage(story, cast, clock, shift)
  await stage.tell(opened)
  const { openedBy, codeName, kind, established, severity, drill, opening } = story.incident
  const reach = story.people.find((person) => person.key === openedBy)!.seat!.reach
  const { answer } = await execute('incident.open', stage.actor(openedBy), {
    input: { codeName, kind, established, severity, drill, symptoms: opening, reach, rulesVersion: 1, standingDeputyIds: story.plan.standingDeputies.map((key) => stage.actor(key).id) },
  })
  stage.incidentId = String(answer.incidentId)
  stage.seats.set(openedBy, String(answer.seatId))
  const steps = [...peopleSteps(stage), ...recordSteps(stage), ...taskSteps(stage)]
  for (const step of steps.sort((one, other) => one.at.getTime() - other.at.getTime())) {
    await stage.tell(step.at)
    await step.act().catch((error: unknown) => {
      const why = error instanceof Refused ? `${error.because} ${JSON.stringify(error.details)}` : String(error)
      throw new Error(`The story stopped at “${step.what}”: ${why}`)
    })
  }
  await clock.set(null)
}
