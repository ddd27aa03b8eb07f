import type { DemoTask } from './demonstration'
import type { Stage, Step } from './stage'

/** The work on the plan, task by task, as each person did it. */
export function taskSteps(stage: Stage): Step[] {
  return stage.story.tasks.flatMap((task) => [...beginning(stage, task), ...work(stage, task), ...ending(stage, task)])
}

const latest = (...moments: Date[]) => new Date(Math.max(...moments.map((at) => at.getTime())))

/** From when on somebody can work at all. */
const acknowledged = (stage: Stage, key: string) =>
  stage.moment(stage.story.people.find((person) => person.key === key)!.seat!.acknowledgedAt!)

const seconds = (at: Date, by: number) => new Date(at.getTime() + by * 1000)

function beginning(stage: Stage, task: DemoTask): Step[] {
  // Whoever gave it back had it before.
  const coordinator = task.coordinator ?? task.givenBack?.by
  const chief = stage.story.incident.openedBy
  if (!coordinator || !task.assignedAt) return []
  const assigned = stage.moment(task.assignedAt)
  const steps: Step[] = [{
    at: assigned, what: `${task.task} is given to ${coordinator}`,
    act: async () => stage.run(chief, 'task.assign', { taskId: await stage.taskId(task.task), seatId: stage.seat(coordinator), cover: [] }),
  }]
  for (const helper of task.helpers)
    steps.push({
      at: latest(seconds(assigned, 3), seconds(acknowledged(stage, helper), 60)), what: `${helper} helps with ${task.task}`,
      act: async () => stage.run(chief, 'task.addHelper', { taskId: await stage.taskId(task.task), seatId: stage.seat(helper) }),
    })
  if (task.startedAt)
    steps.push({
      at: stage.moment(task.startedAt), what: `${task.task} is started`,
      act: async () => stage.run(coordinator, 'task.start', { taskId: await stage.taskId(task.task) }),
    })
  return steps
}

function work(stage: Stage, task: DemoTask): Step[] {
  const taskId = () => stage.taskId(task.task)
  const on = (at: string, what: string, act: () => Promise<unknown>): Step => ({ at: stage.moment(at), what: `${task.task}: ${what}`, act })
  return [
    ...task.ticks.map((tick) => on(tick.at, `tick ${tick.item} ${tick.host ?? ''}`, async () => stage.run(tick.by, 'task.tick', {
      taskId: await taskId(),
      itemId: await stage.one(
        'select id from checklist_item where task_id = $1::uuid and key = $2 and host_id is not distinct from $3::uuid', [await taskId(), tick.item, tick.host ? stage.hosts.get(tick.host) : null]),
    }))),
    ...task.answers.map((answer) => on(answer.at, `answer ${answer.question}`, async () => {
      const question = [await taskId(), answer.question]
      const questionId = await stage.one('select id from task_question where task_id = $1::uuid and key = $2', question)
      const version = Number(await stage.one('select version from task_question where task_id = $1::uuid and key = $2', question))
      return stage.run(answer.by, 'task.answer', {
        taskId: question[0], questionId, verdict: answer.verdict ?? null, answer: answer.text, confidence: answer.confidence ?? null,
      }, version)
    })),
    ...task.evidence.map(({ request, items }) => attached(stage, task, request, items)),
    ...task.remarks.map((remark) => on(remark.at, 'a remark', async () => stage.run(remark.by, 'task.remark', { taskId: await taskId(), text: remark.text }))),
  ]
}

/** Evidence is attached once it is registered and the task has begun; the first item answers the request, the others stand beside it. */
function attached(stage: Stage, task: DemoTask, request: string, items: string[]): Step {
  const registered = items.map((key) => stage.moment(stage.story.evidence.find((item) => item.key === key)!.registeredAt).getTime())
  const at = new Date(Math.max(...registered, stage.moment(task.startedAt!).getTime()) + 20_000)
  return {
    at, what: `${task.task}: evidence for ${request}`,
    act: async () => {
      const taskId = await stage.taskId(task.task)
      const asked = await stage.one('select id from evidence_request where task_id = $1::uuid order by position limit 1', [taskId])
      for (const [index, key] of items.entries())
        await stage.run(task.coordinator!, 'task.attachEvidence', { taskId, requestId: index === 0 ? asked : null, evidenceId: stage.evidence.get(key) })
    },
  }
}

function ending(stage: Stage, task: DemoTask): Step[] {
  const chief = stage.story.incident.openedBy
  const steps: Step[] = []
  const on = (at: Date, what: string, act: (taskId: string) => Promise<unknown>) =>
    steps.push({ at, what: `${task.task}: ${what}`, act: async () => act(await stage.taskId(task.task)) })
  if (task.result) {
    const last = [...task.ticks, ...task.answers].map((each) => stage.moment(each.at).getTime())
    const at = task.signedAt ? seconds(stage.moment(task.signedAt), -30) : new Date(Math.max(...last, stage.moment(task.startedAt!).getTime()) + 60_000)
    on(at, 'the result', async (taskId) => stage.run(task.coordinator!, 'task.writeResult', { taskId, result: task.result },
      Number(await stage.one('select version from task where id = $1::uuid', [taskId]))))
  }
  if (task.signedAt) on(stage.moment(task.signedAt), 'signed off', (taskId) => stage.sign(task.coordinator!, 'task.signOff', { taskId }))
  const { done, givenBack, setAside } = task
  if (done) on(stage.moment(done.at), 'marked done', (taskId) => stage.run(chief, 'task.markDone', { taskId, completedBySeatId: stage.seat(done.completedBy) }))
  if (givenBack)
    on(stage.moment(givenBack.at), 'given back', (taskId) => stage.run(givenBack.by, 'task.giveBack', {
      taskId, reason: givenBack.reason, successorSeatId: givenBack.successor ? stage.seat(givenBack.successor) : null,
    }))
  if (setAside) on(stage.moment(setAside.at), 'set aside', (taskId) => stage.run(chief, 'task.setAside', { taskId, reason: setAside.reason }))
  return steps
}
