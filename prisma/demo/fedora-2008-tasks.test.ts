import { describe, expect, it } from 'vitest'
import { csiPlan } from '../../lib/plans/csi-plan'
import type { DemoTask } from './demonstration'
import { fedora2008 } from './fedora-2008'

const { people, hosts, tasks } = fedora2008
const confirmed = hosts.filter((each) => each.state === 'confirmed').map((each) => each.name)
const time = (moment: string) => Date.parse(moment)
const planTask = (key: string) => csiPlan.tasks.find((each) => each.key === key)!
const demoTask = (key: string) => tasks.find((each) => each.task === key)!
const started = (each: DemoTask) => each.startedAt !== null
const settled = (each: DemoTask) => each.state === 'done' || each.state === 'set aside'

describe('the tasks could have come about by the rules', () => {
  const prerequisites = tasks.filter((each) => planTask(each.task).prerequisite)
  const allStarted = Math.max(...prerequisites.map((each) => time(each.startedAt!)))

  it('no other task started before the prerequisites had (T6)', () => {
    const others = tasks.filter((each) => started(each) && !planTask(each.task).prerequisite)
    expect(others.filter((each) => time(each.startedAt!) < allStarted)).toEqual([])
  })

  it('none started that waits for another, none is signed off before what it waits for (T5, TK-3, TK-7)', () => {
    for (const each of tasks.filter(started)) {
      for (const { task, until } of planTask(each.task).dependsOn) {
        expect(until === 'started' ? started(demoTask(task)) : settled(demoTask(task)), each.task).toBe(true)
        expect(time(demoTask(task).startedAt ?? demoTask(task).setAside!.at) < time(each.startedAt!), each.task).toBe(true)
      }
    }
  })

  it('each state has what belongs to it, in its order', () => {
    for (const each of tasks) {
      const moments = [each.assignedAt, each.startedAt, each.signedAt, each.done?.at].flatMap((at) => (at ? [time(at)] : []))
      expect([...moments].sort((one, other) => one - other), each.task).toEqual(moments)
      const has = [each.coordinator !== null, started(each), each.signedAt !== null, each.done !== null, each.setAside !== null]
      expect(has, each.task).toEqual({
        'open': [false, false, false, false, false],
        'assigned': [true, false, false, false, false],
        'in progress': [true, true, false, false, false],
        'signed off': [true, true, true, false, false],
        'done': [true, true, true, true, false],
        'set aside': [false, false, false, false, true],
      }[each.state])
      if (!started(each)) expect([...each.ticks, ...each.answers, ...each.evidence], each.task).toEqual([])
    }
  })

  it('only their own people work on them, once they have started and until they are signed off (T1)', () => {
    for (const each of tasks) {
      for (const act of [...each.ticks, ...each.answers]) {
        expect([each.coordinator, ...each.helpers], each.task).toContain(act.by)
        expect(time(act.at) >= time(each.startedAt!) && (!each.signedAt || time(act.at) < time(each.signedAt)), each.task).toBe(true)
      }
      for (const remark of each.remarks) expect([each.coordinator, ...each.helpers], each.task).toContain(remark.by)
    }
  })

  it('what is signed off is complete: items on every confirmed host, questions, evidence, a result (T4, TK-7)', () => {
    for (const each of tasks.filter((of) => of.signedAt)) {
      const of = planTask(each.task)
      for (const item of of.items.filter((one) => ['must', 'must not'].includes(one.level))) {
        const on = each.ticks.filter((tick) => tick.item === item.key).map((tick) => tick.host ?? 'once')
        expect(on.sort(), `${each.task} ${item.key}`).toEqual(item.perHost ? [...confirmed].sort() : ['once'])
      }
      const answered = each.answers.map((answer) => answer.question)
      expect(of.questions.filter((question) => question.required && !answered.includes(question.key)), each.task).toEqual([])
      const given = each.evidence.filter((request) => request.items.length > 0).map((request) => request.request)
      expect(of.evidence.filter((request) => request.required && !given.includes(request.key)), each.task).toEqual([])
      expect(each.result, each.task).not.toBe('')
    }
  })

  it('what is set aside has a reason, what was given back too (TK-5, TK-13)', () => {
    expect(tasks.filter((each) => each.setAside).map((each) => each.setAside!.reason.length > 40)).toEqual([true])
    expect(tasks.filter((each) => each.givenBack).map((each) => each.givenBack!.reason.length > 20)).toEqual([true])
  })

  it('a limited seat holds only tasks that are shared with it (TK-2)', () => {
    const held = tasks.filter((each) => each.coordinator === 'aoife').map((each) => each.task)
    const { sharedTasks } = people.find((each) => each.key === 'aoife')!.seat!
    expect(held.filter((task) => !sharedTasks.includes(task))).toEqual([])
  })
})
