import { z } from 'zod'

/** How binding something is (T8). An item is worded as what a tick confirms, also under "must not". */
export type Level = 'must' | 'should' | 'may' | 'must not' | 'should not'

/** The task waits for another one to be settled, or only to have been started (T5). */
export type PlanDependency = { task: string; until: 'settled' | 'started' }

export type PlanQuestion = {
  key: string
  text: string
  hint?: string
  required: boolean
  /** The question as a manager reads it, without technical words. */
  plain?: string
  /** "yes-no" takes yes, no or unknown, and a text. */
  takes: 'text' | 'yes-no'
}

/** `perHost`: one item for each confirmed host. */
export type PlanItem = { key: string; text: string; level: Level; perHost: boolean }

export type PlanEvidence = { key: string; text: string; required: boolean }

export type PlanTask = {
  key: string
  section: string
  title: string
  /** What managers read until it is done: “Finding out …”. Missing in plans from before that was kept. */
  doing?: string
  /** What managers read once the task is done: what is so then. */
  plain: string
  description: string
  /** Where the task comes from: "CSI 3.2". */
  source: string
  level: Level
  kind: 'task' | 'assessment' | 'tree step'
  assessment?: 'threat' | 'entry' | 'impact'
  /** Must have been started before any task that is none may start (T6). */
  prerequisite: boolean
  /** Ends only with the incident (T6). */
  ongoing: boolean
  /** Rebuilds or repairs, so it waits until the entry is answered (CSI 3.3.3, states.md 4). */
  repairs: boolean
  /** Tree steps only: what opens the step (states.md 9). */
  gate?: 'initial' | 'partner' | 'repair plan' | 'environment secure' | 'entry closed' | 'watching'
  dependsOn: PlanDependency[]
  items: PlanItem[]
  questions: PlanQuestion[]
  evidence: PlanEvidence[]
}

export type PlanSection = { key: string; title: string; lead: string }

/** Somebody whom the plan names in advance, so that they can be brought in without a fresh approval (N2, SE-6). */
export type PlanPerson = {
  key: string
  name: string
  role: string
  organisation: string
  why: string
  reach: string
  personId: string | null
  /** How far the account was trusted when it was named (W5); missing in plans from before that was kept, and without an account. */
  trust?: number
}

/** What a plan says. The order of sections and tasks is the order in which they are shown. */
export type PlanTemplate = { name: string; version: number; sections: PlanSection[]; tasks: PlanTask[] }

/** `trust`: how far the account was trusted when it was named. It counts no more once an administrator took the account in hand (W5). */
export type StandingDeputy = { personId: string; trust: number }

/** A plan as an organisation keeps it. Standing deputies stand in their order, first to be asked first (C7, TO-8). */
export type PlanDocument = PlanTemplate & { people: PlanPerson[]; standingDeputies: StandingDeputy[] }

/** Phases and gates rest on these tasks by their key (IN-5, states.md 9): a plan can reword them, not leave them out. */
export const keyTasks = ['entry-closed', 'data-integrity', 'environment-secure'] as const

const text = (max: number) => z.string().max(max, `Keep it within ${max} characters`)
  .refine((value) => value.trim() !== '', 'Write some text here')
  .refine((value) => value.isWellFormed() && value === value.normalize('NFC'), 'Write it in well-formed Unicode, form NFC')
  .refine((value) => !/[\u0000-\u0009\u000b-\u001f\u007f]/.test(value), 'Leave out control characters')
const key = z.string().max(40).regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'A key is made of lowercase letters, digits and single hyphens')
const sectionKey = z.string().max(20).regex(/^[0-9A-Za-z]+([.–-][0-9A-Za-z]+)*$/, 'A section key looks like 3.2 or 3.3.2–4')
const level = z.enum(['must', 'should', 'may', 'must not', 'should not'])

const task = z.strictObject({
  key,
  section: sectionKey,
  title: text(80),
  doing: text(160).optional(),
  plain: text(160),
  description: text(1000),
  source: text(40),
  level,
  kind: z.enum(['task', 'assessment', 'tree step']),
  assessment: z.enum(['threat', 'entry', 'impact']).optional(),
  prerequisite: z.boolean(),
  ongoing: z.boolean(),
  repairs: z.boolean(),
  gate: z.enum(['initial', 'partner', 'repair plan', 'environment secure', 'entry closed', 'watching']).optional(),
  dependsOn: z.array(z.strictObject({ task: key, until: z.enum(['settled', 'started']) })).max(50),
  items: z.array(z.strictObject({ key, text: text(240), level, perHost: z.boolean() })).max(50),
  questions: z.array(z.strictObject({
    key, text: text(240), hint: text(240).optional(), required: z.boolean(), plain: text(240).optional(), takes: z.enum(['text', 'yes-no']),
  })).max(50),
  evidence: z.array(z.strictObject({ key, text: text(240), required: z.boolean() })).max(20),
})

const person = z.strictObject({
  key, name: text(120), role: text(120), organisation: text(120), why: text(500), reach: text(240), personId: z.guid().nullable(), trust: z.int().min(0).optional(),
})

/**
 * A stored plan document. Takes what was read from outside; refuses unknown fields, keys used twice, a task in a section that
 * is not there, dependencies that lead nowhere or in a circle (T5), and a plan in which some task could never start or end.
 */
export const planDocument: z.ZodType<PlanDocument> = z.strictObject({
  name: text(80),
  version: z.int().min(1).max(1_000_000),
  sections: z.array(z.strictObject({ key: sectionKey, title: text(80), lead: text(400) })).min(1).max(50),
  tasks: z.array(task).min(1).max(200),
  people: z.array(person).max(100),
  standingDeputies: z.array(z.strictObject({ personId: z.guid(), trust: z.int().min(0) })).max(50),
}).superRefine((plan, context) => {
  for (const message of planFaults(plan)) context.addIssue({ code: 'custom', message })
})

/** Everything that makes a plan unusable though each of its fields is right, as sentences that say what to change. */
function planFaults(plan: PlanDocument): string[] {
  return [
    ...twice('Section', plan.sections.map((each) => each.key)),
    ...twice('Task', plan.tasks.map((each) => each.key)),
    ...twice('Person', plan.people.map((each) => each.key)),
    ...twice('Standing deputy', plan.standingDeputies.map((each) => each.personId)),
    ...twice('Assessment', plan.tasks.flatMap((each) => each.assessment ?? [])),
    ...twice('Gate', plan.tasks.flatMap((each) => each.gate ?? [])),
    ...keyTasks.filter((needed) => !plan.tasks.some((each) => each.key === needed))
      .map((needed) => `The plan has no task “${needed}”. Phases and gates rest on it: put it back`),
    ...['threat', 'entry', 'impact'].filter((needed) => !plan.tasks.some((each) => each.assessment === needed))
      .map((needed) => `The plan has no ${needed} assessment. Put it back`),
    ...plan.tasks.flatMap((each) => taskFaults(each, plan)),
  ]
}

function taskFaults(of: PlanTask, plan: PlanDocument): string[] {
  const say = (fault: boolean, sentence: string) => fault ? [`Task “${of.key}” ${sentence}`] : []
  const dependencies = of.dependsOn.flatMap(({ task, until }) => {
    const other = plan.tasks.find((each) => each.key === task)
    if (!other) return say(true, `waits for “${task}”, which is not in the plan. Name a task of this plan`)
    return [
      // Others wait for a prerequisite to start: one that waits for such a task would hold up itself (T6).
      ...say(of.prerequisite && !other.prerequisite, `is a prerequisite and can’t wait for “${task}”, which is none`),
      ...say(other.ongoing && until === 'settled', `waits for “${task}” to be settled, but that goes on until the end. Wait for its start`),
    ]
  })
  return [
    ...twice(`Task “${of.key}”: dependency`, of.dependsOn.map((each) => each.task)),
    ...twice(`Task “${of.key}”: item`, of.items.map((each) => each.key)),
    ...twice(`Task “${of.key}”: question`, of.questions.map((each) => each.key)),
    ...twice(`Task “${of.key}”: evidence`, of.evidence.map((each) => each.key)),
    ...say(!plan.sections.some((each) => each.key === of.section), `stands in section “${of.section}”, which is not in the plan`),
    ...say((of.kind === 'assessment') !== (of.assessment !== undefined), 'must name its assessment if it is one, and only then'),
    ...say((of.kind === 'tree step') !== (of.gate !== undefined), 'must name its gate if it is a tree step, and only then'),
    ...dependencies,
    ...say(waitsFor(of, plan, new Set()).has(of.key), 'waits for itself through what it depends on. Break the circle'),
  ]
}

/** The keys of all tasks that this one waits for, directly or through others. */
function waitsFor(of: PlanTask, plan: PlanDocument, seen: Set<string>): Set<string> {
  for (const { task } of of.dependsOn) {
    const other = plan.tasks.find((each) => each.key === task)
    if (!other || seen.has(task)) continue
    seen.add(task)
    waitsFor(other, plan, seen)
  }
  return seen
}

function twice(noun: string, keys: string[]): string[] {
  return [...new Set(keys.filter((each, index) => keys.indexOf(each) !== index))]
    .map((each) => `${noun} “${each}” is there twice. Keep one`)
}
