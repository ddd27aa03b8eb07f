import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { csiPlan } from './csi-plan'
import { planDocument, type PlanDocument } from './plan'

const mara = '7b0b3f0e-2c57-4f5e-9d3a-0a8f5a0c1d11'

function document(): PlanDocument {
  return {
    ...structuredClone(csiPlan),
    people: [{
      key: 'legal', name: 'Helen Marsh', role: 'Legal', organisation: 'The project', why: 'Counsel', reach: 'Direct line', personId: null,
    }],
    standingDeputies: [{ personId: mara, trust: 1 }],
  }
}

function faults(change: (plan: PlanDocument) => void): string[] {
  const plan = document()
  change(plan)
  const parsed = planDocument.safeParse(plan)
  return parsed.success ? [] : parsed.error.issues.map((issue) => issue.message)
}

function task(plan: PlanDocument, key: string) {
  const found = plan.tasks.find((each) => each.key === key)
  if (!found) throw new Error(`no task ${key}`)
  return found
}

describe('a stored plan document', () => {
  it('is taken as it is', () => {
    expect(planDocument.parse(document())).toEqual(document())
  })

  it('survives storage as JSON', () => {
    expect(planDocument.parse(JSON.parse(JSON.stringify(document())))).toEqual(document())
  })

  it('prints as JSON Schema', () => {
    expect(z.toJSONSchema(planDocument, { io: 'input' })).toMatchObject({ type: 'object', additionalProperties: false })
  })

  it.each([
    ['the plan', (plan: PlanDocument) => Object.assign(plan, { owner: 'me' })],
    ['a section', (plan: PlanDocument) => Object.assign(plan.sections[0]!, { colour: 'red' })],
    ['a task', (plan: PlanDocument) => Object.assign(plan.tasks[0]!, { state: 'done' })],
    ['a question', (plan: PlanDocument) => Object.assign(plan.tasks[0]!.questions[0]!, { answer: 'yes' })],
    ['a person', (plan: PlanDocument) => Object.assign(plan.people[0]!, { password: 'x' })],
  ])('refuses a field of %s that it does not know', (_, change) => {
    expect(faults(change)).toEqual([expect.stringContaining('Unrecognized key')])
  })

  it.each([
    ['blank text', '  ', 'Write some text here'],
    ['a NUL', 'Snap\u0000shot', 'Leave out control characters'],
    ['half a surrogate pair', 'Snap\ud800', 'Write it in well-formed Unicode, form NFC'],
    ['a decomposed letter', 'Pru\u0308fung', 'Write it in well-formed Unicode, form NFC'],
    ['too long a title', 'a'.repeat(81), 'Keep it within 80 characters'],
  ])('refuses %s', (_, title, message) => {
    expect(faults((plan) => { plan.tasks[0]!.title = title })).toEqual([message])
  })

  it('refuses what is no plan at all without falling over', () => {
    for (const odd of [null, 'plan', [], {}, { ...document(), tasks: 'none' }, { ...document(), tasks: [{}] }]) {
      expect(planDocument.safeParse(odd).success).toBe(false)
    }
  })

  it('refuses a key with capitals or spaces', () => {
    expect(faults((plan) => { plan.people[0]!.key = 'Legal Contact' })).toEqual([expect.stringContaining('A key is made of')])
  })

  it('refuses keys that are there twice', () => {
    expect(faults((plan) => { plan.sections.push(plan.sections[0]!) })).toContain('Section “3.2” is there twice. Keep one')
    expect(faults((plan) => { plan.tasks.push({ ...task(plan, 'databases'), dependsOn: [] }) }))
      .toContain('Task “databases” is there twice. Keep one')
    expect(faults((plan) => { plan.people.push(plan.people[0]!) })).toContain('Person “legal” is there twice. Keep one')
    expect(faults((plan) => { plan.standingDeputies.push({ personId: mara, trust: 2 }) })).toContain(`Standing deputy “${mara}” is there twice. Keep one`)
    expect(faults((plan) => { const { items } = task(plan, 'snapshot'); items.push(items[0]!) }))
      .toContain('Task “snapshot”: item “copied” is there twice. Keep one')
    expect(faults((plan) => { const { questions } = task(plan, 'snapshot'); questions.push(questions[0]!) }))
      .toContain('Task “snapshot”: question “how” is there twice. Keep one')
    expect(faults((plan) => { const { evidence } = task(plan, 'snapshot'); evidence.push(evidence[0]!) }))
      .toContain('Task “snapshot”: evidence “snapshots” is there twice. Keep one')
    expect(faults((plan) => { const { dependsOn } = task(plan, 'databases'); dependsOn.push(dependsOn[0]!) }))
      .toContain('Task “databases”: dependency “impact-assessment” is there twice. Keep one')
  })

  it('refuses a task in a section that is not there', () => {
    expect(faults((plan) => { task(plan, 'databases').section = '9.9' }))
      .toEqual(['Task “databases” stands in section “9.9”, which is not in the plan'])
  })

  it('refuses a dependency that leads nowhere (T5)', () => {
    expect(faults((plan) => { task(plan, 'databases').dependsOn = [{ task: 'backups', until: 'settled' }] }))
      .toEqual(['Task “databases” waits for “backups”, which is not in the plan. Name a task of this plan'])
  })

  it('refuses a circle, and names who is in it (T5)', () => {
    const said = faults((plan) => { task(plan, 'configuration-management').dependsOn = [{ task: 'environment-secure', until: 'settled' }] })
    expect(said).toEqual(['configuration-management', 'host-rebuilds', 'environment-secure']
      .map((key) => `Task “${key}” waits for itself through what it depends on. Break the circle`))
    expect(faults((plan) => { task(plan, 'databases').dependsOn = [{ task: 'databases', until: 'started' }] }))
      .toEqual(['Task “databases” waits for itself through what it depends on. Break the circle'])
  })

  it('refuses a prerequisite that waits for a task which waits for it (T6)', () => {
    expect(faults((plan) => { task(plan, 'log-copy').dependsOn = [{ task: 'databases', until: 'started' }] }))
      .toEqual(['Task “log-copy” is a prerequisite and can’t wait for “databases”, which is none'])
  })

  it('refuses to wait for the end of what goes on until the end (T6)', () => {
    expect(faults((plan) => { task(plan, 'databases').dependsOn = [{ task: 'time-line', until: 'settled' }] }))
      .toEqual(['Task “databases” waits for “time-line” to be settled, but that goes on until the end. Wait for its start'])
  })

  it('refuses a tree step without gate, a gate without tree step, and a gate that is there twice', () => {
    const sentence = 'must name its gate if it is a tree step, and only then'
    expect(faults((plan) => { delete task(plan, 'notice-entry').gate })).toEqual([`Task “notice-entry” ${sentence}`])
    expect(faults((plan) => { task(plan, 'notice-entry').kind = 'task' })).toEqual([`Task “notice-entry” ${sentence}`])
    expect(faults((plan) => { task(plan, 'notice-entry').gate = 'watching' })).toEqual(['Gate “watching” is there twice. Keep one'])
  })

  it('refuses a plan without one of the three assessments', () => {
    expect(faults((plan) => { task(plan, 'entry-investigation').assessment = 'threat' }))
      .toEqual(['Assessment “threat” is there twice. Keep one', 'The plan has no entry assessment. Put it back'])
    expect(faults((plan) => { delete task(plan, 'impact-assessment').assessment }))
      .toContain('Task “impact-assessment” must name its assessment if it is one, and only then')
  })

  it('refuses a plan without a task that phases and gates rest on (IN-5, states.md 9)', () => {
    expect(faults((plan) => { plan.tasks = plan.tasks.filter((each) => each.key !== 'environment-secure') }))
      .toEqual(['The plan has no task “environment-secure”. Phases and gates rest on it: put it back'])
  })

  it('refuses a standing deputy who is no person id', () => {
    expect(faults((plan) => { plan.standingDeputies = [{ personId: 'mara', trust: 1 }] })).toHaveLength(1)
  })
})
