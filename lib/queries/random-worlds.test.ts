import { renderToStaticMarkup } from 'react-dom/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { countOf, planWords } from '@/components/plan/count-words'
import { BeforeYouSign } from '@/components/task/before-you-sign'
import { taskWord } from '@/components/task/task-shape'
import type { Sent } from '@/components/ui/packed'
import type { Within } from '@/lib/facts/incident'
import { taskFacts } from '@/lib/facts/task'
import type { Wait } from '@/lib/rules/blocked'
import { weigh } from '@/lib/rules/decide'
import { namedAtMost } from '@/lib/rules/missing'
import { isOverdue, type Dated } from '@/lib/rules/overdue'
import { permission } from '@/lib/rules/permission'
import { permissions } from '@/lib/rules/permissions'
import { quietSince, type Heard } from '@/lib/rules/quiet'
import { readyToSign, signatureCounts } from '@/lib/rules/sign-off'
import { mayStart, type TaskFacts } from '@/lib/rules/task'
import { randomFrom } from '@/lib/testing/random'
import { expected, randomWorlds, type RandomTask, type RandomWorld } from '@/lib/testing/random-world'
import { see } from '@/lib/testing/see'
import { taskPeople, taskScene, type TaskScene } from '@/lib/testing/tasks'
import { world, type World } from '@/lib/testing/world'
import { desk } from './desk'
import { myTasks } from './my-tasks'
import { plan } from './plan'
import { printedPlan } from './print/plan'
import { printedTask } from './print/task'
import { situation, type SituationContent } from './situation'

// Every page that shows a task says of it what the tables of the design say, whatever state a world is in. A red one names its seed: run that alone with WORLD=…

const worlds = Number(process.env.WORLDS ?? 1_000)
const seeds = process.env.WORLD ? [Number(process.env.WORLD)] : Array.from({ length: worlds }, (_, seed) => seed)

let w: World
let s: TaskScene
let people: Awaited<ReturnType<typeof taskPeople>>
beforeAll(async () => {
  w = await world()
  people = await taskPeople(w)
  s = await taskScene(w, people)
})
afterAll(() => w.end())

test(`Plan, Situation, Desk, My tasks, the task’s page, paper and refusals agree with the design in ${seeds.length} random worlds`, async () => {
  const next = await randomWorlds(w, s)
  for (const seed of seeds) {
    const random = randomFrom(seed)
    const made = await next(random)
    const should = made.tasks.map((task) => expected(made, task))
    // Plan and Situation each time, of the rest each page in every third world.
    const compared = await see(people.mara, s.incident, async (within) => [
      await linesOf(within, should), seed % 3 === 0 && (await ofPaper(within, should)), seed % 3 === 1 && (await ofOneTask(within, made, should, random)),
    ])
    if (seed % 3 === 2) compared.push(await ofOnePerson(made, should, random))
    for (const each of compared) if (each) expect(each.is, `WORLD=${seed}`).toEqual(each.should)
  }
}, 600_000)

type Expected = ReturnType<typeof expected>
type Compared = Promise<{ is: unknown; should: unknown } | false>

/** Every task as a line, with what it waits for; and what they come to, in words. */
async function linesOf(within: Within, should: readonly Expected[]): Compared {
  const shown = await plan(within, null)
  const { tasks } = JSON.parse((await situation(within)).content) as Sent<SituationContent>
  const { now } = within
  return {
    is: [
      read(shown.tasks, now), shown.tasks.map(({ waits }) => named(waits)), planWords(shown.tasks, now),
      read(tasks.map((task) => ({ ...task, signature: task.signature && { state: task.signature } })), now), planWords(tasks, now), tasks.map(({ waitsFor }) => waitsFor !== null),
    ],
    should: [asDesigned(should), should.map(({ waits }) => [...waits].sort()), words(should), asDesigned(should), words(should), should.map(({ notReady }) => notReady)],
  }
}

async function ofPaper(within: Within, should: readonly Expected[]): Compared {
  const { tasks } = await printedPlan(within)
  return {
    is: [read(tasks, within.now), tasks.map(({ open }) => open), tasks.map(({ signed }) => signed !== null)],
    should: [asDesigned(should), should.map(({ open }) => open), should.map(({ signature }) => signature === 'in force')],
  }
}

/** One task on its page and sheet, and how it is refused: one sentence for each kind of thing that is missing, and a link to each thing. */
async function ofOneTask(within: Within, made: RandomWorld, should: readonly Expected[], random: () => number): Compared {
  const task = should[Math.floor(random() * should.length)]!
  const { page } = (await printedTask(within, task.id))!
  const facts = (await taskFacts(within, task.id))!
  const unstarted = ['open', 'assigned'].includes(facts.task.state)
  const verdict = weigh(permission<TaskFacts>({ ...permissions['task.signOff'], and: readyToSign.slice(1, -1) }), facts)
  const refused = verdict.allowed ? { because: '', reasons: [] } : verdict
  return {
    is: {
      word: taskWord({ ...page.task, notReady: page.notReady }), times: timesOf(page.task, within.now), waits: named(page.whole!.waits), missing: page.task.missing,
      lacking: page.signing.lacking.map(({ about, id }) => String([about, id])).sort(), overtaken: page.signing.overtaken !== null,
      mayStart: unstarted ? mayStart.holds(facts) : null, mayBeMarked: signatureCounts.holds(facts), reasons: refused.reasons.length,
      unnamed: page.signing.lacking.filter(({ about, says }) => about !== 'result' && !refused.because.includes(says)),
      linked: [...renderToStaticMarkup(BeforeYouSign({ page })).matchAll(/href="[^"]*?([0-9a-f-]{36})"/g)].map(([, id]) => id).sort(),
    },
    should: {
      word: task.word, times: [task.late, task.quiet], waits: [...task.waits].sort(), missing: task.missing, lacking: task.lacking.map(String).sort(), overtaken: overtaken(made, should).includes(task.id),
      mayStart: unstarted ? task.waits.length === 0 : null, mayBeMarked: task.signature === 'in force',
      reasons: new Set(task.lacking.map(([about]) => about)).size, unnamed: [], linked: task.lacking.slice(0, namedAtMost).flatMap(([, id]) => id ?? []).sort(),
    },
  }
}

/** One person's Desk; of a limited seat its tasks, too. */
async function ofOnePerson(made: RandomWorld, should: readonly Expected[], random: () => number): Compared {
  const who = (['mara', 'priya', 'daniel', 'lena'] as const)[Math.floor(random() * 4)]!
  const seat = s.seats[who]
  const { incidents, tasks, waits, now } = await desk(people[who])
  const own = who === 'lena' ? (await see(people.lena, s.incident, myTasks)).tasks : null
  const of = (kind: string) => waits.filter((wait) => wait.kind === kind).map(({ id }) => id).sort()
  const word = new Map(should.map((task) => [task.id, [task.word, task.late, task.quiet]]))
  const open = made.phase !== 'stood down'
  const isMine = ({ coordinator, helpers }: RandomTask) => coordinator === seat || helpers.includes(seat)
  const again = open ? overtaken(made, should) : []
  const coordinates = (id: string) => made.tasks.some((task) => task.id === id && task.coordinator === seat)
  return {
    is: {
      count: incidents[0]!.whole && incidents[0]!.whole.count, tasks: tasks.map((task) => [task.id, taskWord({ ...task, backReason: null }), ...timesOf(task, now)]).sort(),
      lateFirst: [tasks, own ?? []].map((all) => all.map((task) => isOverdue(task, now)).lastIndexOf(true) < all.filter((task) => isOverdue(task, now)).length),
      overtaken: of('overtaken'), takenBack: of('taken back'), toMark: of('mark done'), own: own && own.map((task) => [task.id, taskWord(task), ...timesOf(task, now)]).sort(),
    },
    should: {
      count: who === 'lena' ? null : { ...counted(should), late: should.filter((task) => task.late).length, quiet: should.filter((task) => task.quiet).length },
      tasks: open ? made.tasks.filter((task) => isMine(task) && ['assigned', 'in progress', 'signed off'].includes(task.state)).map(({ id }) => [id, ...word.get(id)!]).sort() : [],
      lateFirst: [true, true],
      overtaken: again.filter(coordinates), takenBack: who === 'mara' ? again.filter((id) => !coordinates(id)) : [],
      toMark: who === 'mara' && open ? made.tasks.filter(({ state }) => state === 'signed off').map(({ id }) => id).sort() : [],
      own: own && made.tasks.filter(isMine).map(({ id }) => [id, ...word.get(id)!]).sort(),
    },
  }
}

const overtaken = (made: RandomWorld, should: readonly Expected[]): string[] =>
  should.filter(({ signature }, index) => signature === 'overtaken' && made.tasks[index]!.state === 'in progress').map(({ id }) => id).sort()

/** Whether it is late, and whether nothing is heard of it. */
const timesOf = (task: Dated & Heard, now: Date): [boolean, boolean] => [isOverdue(task, now), quietSince(task, now) !== null]

type Line = Parameters<typeof taskWord>[0] & Dated & Heard & { id: string; settled: boolean; signature: { state: string } | null; questions: object }
const read = (lines: readonly Line[], now: Date) => ({
  lines: lines.map((line) => [line.id, taskWord(line), line.notReady, line.settled, line.signature?.state ?? null, line.questions, ...timesOf(line, now)]), counts: countOf(lines),
})
const asDesigned = (should: readonly Expected[]) => ({
  lines: should.map((task) => [task.id, task.word, task.notReady, task.settled, task.signature, task.questions, task.late, task.quiet]),
  counts: { ...counted(should), begun: should.filter(({ settled, state }) => !settled && ['in progress', 'signed off', 'done'].includes(state)).length },
})
const counted = (should: readonly Expected[]) => ({
  done: should.filter(({ settled, state }) => settled && state === 'done').length, setAside: should.filter(({ state }) => state === 'set aside').length, tasks: should.length,
})
/** "3 of 29 done, 2 set aside, 4 signed off, 9 not ready, 2 late, 1 quiet". */
function words(should: readonly Expected[]): string {
  const { done, setAside, tasks } = counted(should)
  const many = (what: string, which: (task: Expected) => boolean) => [should.filter(which).length].map((count) => count > 0 && `${count} ${what}`)[0]
  return [
    `${done} of ${tasks} done`, setAside && `${setAside} set aside`, many('signed off', ({ state }) => state === 'signed off'), many('not ready', (task) => task.notReady),
    many('late', (task) => task.late), many('quiet', (task) => task.quiet),
  ].filter(Boolean).join(', ')
}
const named = (waits: readonly Wait[]): string[] => waits.map(({ kind, what }) => (kind === 'entry' ? 'the entry' : what)).sort()
