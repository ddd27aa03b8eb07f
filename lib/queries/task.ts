import type { Within } from '@/lib/facts/incident'
import { ownOpen } from '@/lib/facts/own-open'
import { planLines } from '@/lib/facts/plan-line'
import { taskWithFacts } from '@/lib/facts/task'
import type { TaskRow } from '@/lib/facts/task-row'
import { toldApart } from '@/lib/facts/told-apart'
import type { Wait } from '@/lib/rules/blocked'
import { decide as verdict } from '@/lib/rules/decide'
import { evidenceName } from '@/lib/rules/evidence'
import { id } from '@/lib/rules/input'
import type { Verdict } from '@/lib/rules/permission'
import { permissions } from '@/lib/rules/permissions'
import { plainTask } from '@/lib/rules/plain-task'
import { coordinatesIt, helpsWithIt, type Level, type TaskFacts } from '@/lib/rules/task'
import { standingOf, type TaskStanding } from '@/lib/rules/task-standing'
import type { TaskState } from '@/lib/rules/task-state'
import { decisions, type Decisions } from './plan/opened'
import { planOf } from './plan/version'
import { presentAt, type Present } from './task/present'
import { signingOf, type Signing } from './task/signatures'
import { workOf, type Work } from './task/work'

type Person = { seatId: string; name: string }
export type TaskPage = {
  incidentId: string
  task: {
    id: string; title: string; section: { key: string; title: string }; description: string; source: string; level: Level; state: TaskState
    stateAt: Date; dueAt: Date | null; lastSign: Date; ongoing: boolean; result: string; version: number
    coordinator: (Person & { you: boolean; rulesUnread: boolean }) | null
    backReason: string | null; successor: string | null; permittedReason: string | null; completedBy: string | null
    aside: TaskFacts['task']['aside']; missing: TaskFacts['task']['missing']
  }
  helpers: Person[]
  /** Who asked to join: for those who decide it. */
  asked: Person[]
  /** The viewer, and in which capacity they would sign. */
  you: { seatId: string; helper: boolean; office: string }
  whole: WholeSight | null
  /** Not started, and something is in the way; a limited seat is not told what. */
  notReady: boolean
  /** It can’t be started yet. */
  waitsForAnother: boolean
  gateShut: string | null
  /** What to think of when answering, by the key of the question. */
  hints: Record<string, string>
  work: Work
  /** Who else is here now. */
  present: Present[]
  signing: Signing
  choices: { evidence: { id: string; name: string }[]; people: { id: string; name: string; from: string }[] }
  can: Record<
    'start' | 'work' | 'tick' | 'giveBack' | 'askToJoin' | 'remark' | 'agree' | 'object' | 'answerObjection' | 'addHelper' | 'signOnPaper',
    Verdict> & {
    /** For its task coordinator, who may ask for a due time. */
    askDue: Verdict | null
  }
}
/** For a full seat: what it waits for and what waits for it, by name; and the decisions over it. */
type WholeSight = {
  waits: Wait[]
  gate: Wait | null
  reopened: Wait[]
  /** How many tasks can’t go on before this one. */
  holdsUp: number
  /** Those that wait for it directly. */
  waitFor: { id: string; title: string; state: TaskState; ongoing: boolean; backReason: string | null; notReady: boolean; coordinator: string | null }[]
  tasks: { id: string; title: string }[]
  decide: Decisions
  /** It was set aside and the viewer’s signature is wanted: what then is not done, in plain words, and whether they can ask about it first. */
  countersigning: { instead: string; ask: Verdict } | null
}

/** A task as one of its readers may see it; null when hidden or missing. `read`: a signature to be read in full. `before`: a remark, of which older ones are read. */
export async function task(within: Within, taskId: string, read: string | null, before: string | null = null): Promise<TaskPage | null> {
  const { tx, incident } = within
  if (!id.safeParse(taskId).success) return null
  const found = await taskWithFacts(within, taskId)
  if (!found) return null
  const { facts, row } = found
  const { task: it } = facts
  const incidentId = incident.incident.id
  const me = incident.me?.id ?? ''
  const plan = await planOf(within)
  const standing = standingOf(facts)
  const evidence = await tx.$queryRaw<{ id: string; number: number; title: string }[]>`
    select id, number, title from evidence where incident_id = ${incidentId}::uuid order by number`
  const seen = await tx.$queryRaw<{ id: string; name: string; organisation: string }[]>`
    select id, name, organisation from seat where incident_id = ${incidentId}::uuid and state = 'active' and ended_at is null order by name`
  const people = (state: 'helper' | 'asked') =>
    it.helpers.filter((helper) => helper.state === state).map(({ seatId, name }) => ({ seatId, name }))
  const hints = plan.tasks.find((each) => each.key === it.key)?.questions.flatMap(({ key, hint }) => (hint ? [[key, hint] as const] : []))
  const can = { ...verdicts(facts), askDue: await askDue(within, facts) }
  return {
    incidentId,
    task: {
      id: it.id, title: it.title, level: it.level, state: it.state, ongoing: it.ongoing, aside: it.aside, missing: it.missing,
      section: { key: it.section, title: plan.sections.find((section) => section.key === it.section)?.title ?? it.section },
      description: row.description, source: row.source, stateAt: row.stateAt, dueAt: row.dueAt, lastSign: row.lastSign, result: row.result, version: row.version,
      coordinator: it.coordinator && {
        ...it.coordinator, you: it.coordinator.seatId === me, rulesUnread: rulesUnread(within, facts),
      }, backReason: row.backReason,
      successor: row.successor, permittedReason: row.permittedReason, completedBy: row.completedBy,
    },
    helpers: people('helper'), asked: can.addHelper.allowed ? people('asked') : [],
    you: { seatId: me, helper: helpsWithIt(facts), office: it.kind === 'tree step' ? 'communication owner' : 'task coordinator' },
    whole: incident.standings.has('member') ? await wholeSight(within, found, standing) : null,
    notReady: standing.notReady, waitsForAnother: standing.waits.length > 0, gateShut: it.gateShut?.because ?? null, hints: Object.fromEntries(hints ?? []),
    work: await workOf(within, it.id, before !== null && id.safeParse(before).success ? before : null),
    present: await presentAt(within, it.id), signing: await signingOf(within, facts, row, read),
    choices: {
      evidence: evidence.map((item) => ({ id: item.id, name: evidenceName(incident, item) })),
      people: await toldApart(within, seen.map(({ id, name, organisation }) => ({ id, name, from: organisation }))),
    },
    can,
  }
}

const nobody = { id: '', name: '', active: true }

/** Whether a due time can be asked for; null for everybody but the task's own coordinator, where that is somebody else than who sets it (TK-16). */
async function askDue(within: Within, facts: TaskFacts): Promise<Verdict | null> {
  const { state } = facts.task
  if (!coordinatesIt(facts) || facts.standings.has('coordinator') || (state !== 'assigned' && state !== 'in progress')) return null
  return askVerdict(within)
}

const askVerdict = async (within: Within): Promise<Verdict> =>
  verdict(permissions['question.ask'], { ...within.incident, ownOpen: await ownOpen(within) })

function verdicts(facts: TaskFacts): Omit<TaskPage['can'], 'askDue'> {
  const { coordinator, reviews } = facts.task
  const review = reviews.find((each) => each.state === 'objected') ?? { ...nobody, seatId: '', state: 'objected' as const }
  const named = { id: coordinator?.seatId ?? '', name: coordinator?.name ?? '' }
  const paper = { ...facts, purpose: 'sign-off' as const, named, signedAt: facts.now, changedAt: facts.now, officeSince: null, waiting: false }
  return {
    start: verdict(permissions['task.start'], facts), work: verdict(permissions['task.writeResult'], facts),
    tick: verdict(permissions['task.tick'], { ...facts, item: { text: '', pattern: false, ticked: false, tickedBy: null } }),
    giveBack: verdict(permissions['task.giveBack'], { ...facts, successor: null }), askToJoin: verdict(permissions['task.askToJoin'], facts),
    remark: verdict(permissions['task.remark'], facts), agree: verdict(permissions['task.agree'], facts),
    object: verdict(permissions['task.object'], facts), answerObjection: verdict(permissions['task.answerObjection'], { ...facts, review }),
    addHelper: verdict(permissions['task.addHelper'], { ...facts, named: nobody }),
    signOnPaper: verdict(permissions['signature.signOnPaper'], paper),
  }
}

async function countersigning(within: Within, { facts, row }: { facts: TaskFacts; row: TaskRow }): Promise<WholeSight['countersigning']> {
  return {
    instead: plainTask({ ...row, state: facts.task.state, settled: true }),
    ask: await askVerdict(within),
  }
}

async function wholeSight(within: Within, found: { facts: TaskFacts; row: TaskRow }, { waits, gate, reopened }: TaskStanding): Promise<WholeSight> {
  const tasks = await planLines(within)
  const { task: it } = found.facts
  const isOver = ({ state }: { state: TaskState }) => state === 'done' || state === 'set aside'
  const decide = await decisions(within, found)
  return {
    waits, gate, reopened, holdsUp: tasks.find(({ id }) => id === it.id)!.holdsUp.length,
    waitFor: isOver(it) ? [] : tasks.filter((other) => !isOver(other) && other.dependsOn.includes(it.id))
      .map(({ id, title, state, ongoing, backReason, notReady, coordinator }) => ({ id, title, state, ongoing, backReason, notReady, coordinator })),
    tasks: tasks.map(({ id, title }) => ({ id, title })), decide,
    countersigning: decide.can.countersign.allowed ? await countersigning(within, found) : null,
  }
}

/** Whether its coordinator has still to acknowledge the rules (TK-2): for whole seats. Of others a limited one does not learn it (N8). */
const rulesUnread = ({ incident: { seats, standings } }: Within, { task: { state, coordinator } }: TaskFacts): boolean =>
  standings.has('member') && (state === 'assigned' || state === 'in progress')
    && seats.some(({ id, state: seated }) => id === coordinator?.seatId && seated === 'waiting')
