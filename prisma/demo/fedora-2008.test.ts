import { describe, expect, it } from 'vitest'
import { csiPlan } from '../../lib/plans/csi-plan'
import { happenedKinds } from '../../lib/rules/time-line'
import type { Happened } from './demonstration'
import { fedora2008 } from './fedora-2008'

const { incident, plan, people, hosts, evidence, timeLine, tasks, notes, questions, summary } = fedora2008
const confirmed = hosts.filter((each) => each.state === 'confirmed').map((each) => each.name)
const time = (moment: string) => Date.parse(moment)
const known = (keys: string[], all: string[]) => keys.filter((each) => !all.includes(each))
const keysOf = (all: { key: string }[]) => all.map((each) => each.key)
const planTask = (key: string) => csiPlan.tasks.find((each) => each.key === key)!
const seatOf = (key: string) => people.find((each) => each.key === key)?.seat ?? null

/** Everything that somebody did in the incident: who, and when it was written down. */
const acts: { what: string; by: string; at: string }[] = [
  ...hosts.map((each) => ({ what: each.name, by: each.addedBy, at: each.addedAt })),
  ...evidence.map((each) => ({ what: each.key, by: each.holder, at: each.registeredAt })),
  ...timeLine.map((each) => ({ what: each.key, by: each.by, at: each.at })),
  ...timeLine.flatMap((each) => (each.correction ? [{ what: each.key, by: each.correction.by, at: each.correction.at }] : [])),
  ...tasks.flatMap((each) => [...each.ticks, ...each.answers, ...each.remarks].map((act) => ({ what: each.task, by: act.by, at: act.at }))),
  ...tasks.flatMap((each) => (each.startedAt && each.coordinator ? [{ what: each.task, by: each.coordinator, at: each.startedAt }] : [])),
  ...tasks.flatMap((each) => (each.signedAt && each.coordinator ? [{ what: each.task, by: each.coordinator, at: each.signedAt }] : [])),
  ...tasks.flatMap((each) => (each.givenBack ? [{ what: each.task, by: each.givenBack.by, at: each.givenBack.at }] : [])),
  ...tasks.flatMap((each) => [each.assignedAt, each.done?.at, each.setAside?.at]
    .flatMap((at) => (at ? [{ what: each.task, by: 'mara', at }] : []))),
  ...notes.map((each) => ({ what: 'note', by: each.by, at: each.writtenAt })),
  ...questions.map((each) => ({ what: 'question', by: each.by, at: each.at })),
  ...questions.flatMap((each) => (each.answer ? [{ what: 'answer', by: each.answer.by, at: each.answer.at }] : [])),
  { what: 'summary', by: summary.by, at: summary.at },
]

describe('the demonstration', () => {
  it('is a drill, and its first log entry says that it retells public announcements', () => {
    expect(incident.drill).toBe(true)
    expect(incident.opening).toMatch(/^This is a retelling, run as a drill\. It follows the public announcements/)
  })

  it('has every kind of person that the product has to tell apart', () => {
    const having = (test: (each: (typeof people)[number]) => boolean) => people.filter(test).map((each) => each.key)
    expect(having((each) => each.seat?.state === 'active' && each.seat.sees === 'whole'))
      .toEqual(['mara', 'priya', 'daniel', 'kenji', 'carlos', 'helen'])
    expect(having((each) => each.seat?.state === 'active' && each.seat.sees === 'shared')).toEqual(['aoife'])
    expect(having((each) => each.seat?.state === 'aware' && !each.account)).toEqual(['ola'])
    expect(having((each) => each.seat?.state === 'proposed')).toEqual(['jonas'])
    expect(having((each) => !each.seat && each.account?.administrator === true)).toEqual(['tomas'])
    expect(having((each) => !each.seat && each.account?.administrator === false)).toEqual(['ingrid', 'nadia'])
    expect(having((each) => each.seat?.offices.includes('manager') === true)).toEqual(['carlos'])
  })

  it('uses each key, login, host and number once', () => {
    for (const all of [
      keysOf(people), people.flatMap((each) => each.account?.login ?? []), hosts.map((each) => each.name), keysOf(evidence),
      keysOf(timeLine), tasks.map((each) => each.task),
    ]) expect(new Set(all).size).toBe(all.length)
    expect(keysOf(evidence)).toEqual(evidence.map((_, index) => `E-${index + 1}`))
  })

  it('names standing deputies with accounts, two at least (states.md 2)', () => {
    expect(plan.standingDeputies.length).toBeGreaterThanOrEqual(2)
    expect(plan.standingDeputies.filter((key) => !people.find((each) => each.key === key)?.account)).toEqual([])
  })
})

describe('every name in it leads somewhere', () => {
  it('people', () => {
    expect(known([
      ...acts.map((each) => each.by), incident.openedBy, ...incident.deputies, ...plan.standingDeputies,
      ...plan.people.map((each) => each.person),
      ...people.flatMap((each) => each.seat?.addedBy ?? []), ...evidence.flatMap((each) => [each.takenBy, each.holder]),
      ...tasks.flatMap((each) => each.helpers),
      ...tasks.flatMap((each) => [each.coordinator, each.done?.completedBy, each.givenBack?.successor].flatMap((key) => key ?? [])),
      ...notes.flatMap((each) => each.call?.with ?? []),
    ], keysOf(people))).toEqual([])
  })

  it('hosts', () => {
    expect(known([
      ...evidence.flatMap((each) => each.host ?? []), ...timeLine.flatMap((each) => each.hosts),
      ...tasks.flatMap((each) => each.ticks.flatMap((tick) => tick.host ?? [])),
    ], hosts.map((each) => each.name))).toEqual([])
  })

  it('evidence and timeline entries', () => {
    expect(known([
      ...hosts.flatMap((each) => each.evidence ?? []), ...timeLine.flatMap((each) => each.evidence),
      ...tasks.flatMap((each) => each.evidence.flatMap((of) => of.items)),
    ], keysOf(evidence))).toEqual([])
    expect(known(tasks.flatMap((each) => each.answers.flatMap((of) => of.support ?? [])), keysOf(timeLine))).toEqual([])
  })

  it('tasks, items, questions and requests for evidence of the plan', () => {
    expect(tasks.map((each) => each.task).sort()).toEqual(keysOf(csiPlan.tasks).sort())
    expect(known([
      ...people.flatMap((each) => each.seat?.sharedTasks ?? []), ...timeLine.flatMap((each) => each.task ?? []),
      ...questions.flatMap((each) => each.task ?? []),
    ], keysOf(csiPlan.tasks))).toEqual([])
    for (const each of tasks) {
      const of = planTask(each.task)
      expect(known(each.ticks.map((tick) => tick.item), keysOf(of.items)), each.task).toEqual([])
      expect(known(each.answers.map((answer) => answer.question), keysOf(of.questions)), each.task).toEqual([])
      expect(known(each.evidence.map((request) => request.request), keysOf(of.evidence)), each.task).toEqual([])
    }
  })

  it('answers fit what their question takes, and an item for each host is ticked for a confirmed host', () => {
    for (const each of tasks) {
      const of = planTask(each.task)
      for (const answer of each.answers) {
        const { takes } = of.questions.find((question) => question.key === answer.question)!
        expect(answer.verdict !== undefined, `${each.task} ${answer.question}`).toBe(takes === 'yes-no')
        expect(answer.confidence !== undefined, `${each.task} ${answer.question}`).toBe(of.kind === 'assessment')
      }
      for (const tick of each.ticks) {
        const { perHost } = of.items.find((item) => item.key === tick.item)!
        expect(perHost ? confirmed.includes(tick.host ?? '') : tick.host === undefined, `${each.task} ${tick.item}`).toBe(true)
      }
    }
  })
})

describe('times', () => {
  it('of acts lie between the opening and now', () => {
    const early = acts.filter((each) => time(each.at) < time(incident.openedAt) || time(each.at) > time(incident.now))
    expect(early).toEqual([])
  })

  it('of acts lie after the person acknowledged the rules (SE-8)', () => {
    expect(acts.filter((each) => { const from = seatOf(each.by)?.acknowledgedAt; return !from || time(each.at) < time(from) })).toEqual([])
  })

  it('are UTC, to the second', () => {
    const text = JSON.stringify(fedora2008)
    const moments = text.match(/"\d{4}-[^"]*"/g) ?? []
    expect(moments.length).toBeGreaterThan(150)
    expect(moments.filter((each) => !/^"2008-08-\d\dT\d\d:\d\d:\d\dZ"$/.test(each))).toEqual([])
  })

  it('of entries use every kind, and none was found out before it happened or written before it was found', () => {
    const from = (happened: Happened) => happened.kind === 'unknown' || happened.kind === 'before' ? null
      : 'from' in happened ? happened.from : happened.at
    expect(new Set(timeLine.map((each) => each.happened.kind))).toEqual(new Set(happenedKinds))
    for (const each of timeLine) {
      const first = from(each.happened)
      expect(first === null || time(first) <= time(each.foundAt), each.key).toBe(true)
      expect(time(each.foundAt) <= time(each.at), each.key).toBe(true)
      expect(!('from' in each.happened) || time(each.happened.from) < time(each.happened.to), each.key).toBe(true)
      expect(!each.correction || time(each.correction.at) > time(each.at), each.key).toBe(true)
    }
  })

  it('that are not known say so in words', () => {
    const vague = timeLine.filter((each) => ['unknown', 'before'].includes(each.happened.kind) || each.key === 'job-failed')
    expect(vague.filter((each) => !each.writtenAs.includes('not known'))).toEqual([])
  })

  it('of evidence, hosts and notes are in order', () => {
    expect(evidence.filter((each) => time(each.takenAt) > time(each.registeredAt))).toEqual([])
    expect(evidence.map((each) => each.registeredAt)).toEqual(evidence.map((each) => each.registeredAt).sort())
    expect(notes.filter((each) => time(each.at) > time(each.writtenAt))).toEqual([])
    for (const host of hosts.filter((each) => each.state === 'confirmed')) {
      const proof = evidence.find((each) => each.key === host.evidence)!
      expect(time(proof.registeredAt) < time(host.confirmedAt!) && time(host.addedAt) < time(host.confirmedAt!), host.name).toBe(true)
    }
  })
})

describe('the summary for managers', () => {
  it('names no host and no tool (LOOK)', () => {
    expect(hosts.filter((each) => summary.text.includes(each.name))).toEqual([])
    expect(summary.text).not.toMatch(/openssh|rpm|sudo|ssh|snapshot/i)
  })
})
