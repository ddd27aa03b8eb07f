import { countOf, planWords, prerequisiteWords } from '@/components/plan/count-words'
import { taskShape } from '@/components/task/task-shape'
import { Section } from '@/components/ui/section'
import { Shape, StateWord } from '@/components/ui/shape'
import type { ShapeName } from '@/components/ui/shape-drawings'
import type { SituationRead } from './situation-words'

type Tasks = SituationRead['tasks']
type Props = Pick<SituationRead, 'tasks' | 'sections'> & { href: string; ended: boolean; now: string }

const words: [ShapeName, string][] = [
  ['not-ready', 'not ready'], ['open', 'open'], ['assigned', 'assigned'], ['in-progress', 'in progress'], ['signed-off', 'signed off'],
  ['done', 'done'], ['ongoing', 'ongoing'], ['set-aside', 'set aside'],
]

/** The plan in one line for each section: shapes, the count in words, and the one thing to know. */
export function PlanSummary({ tasks, sections, href, ended, now }: Props) {
  return (
    <Section title="Plan" quiet={planWords(tasks, now)} link={{ label: 'Open the plan', href: `${href}/plan` }}>
      <ul>{sections.map((section) => {
        const own = tasks.filter((task) => task.section === section.key)
        if (own.length === 0) return null
        return (
          <li key={section.key} className="plan-line">
            <span className="number">{section.key}</span>
            <a className="plain" href={`${href}/plan#section-${section.key}`}>{section.title}</a>
            <span className="shapes" aria-hidden="true">{own.map((task) => <Shape key={task.id} of={taskShape(task)} />)}</span>
            <span className="second count">{counted(own)}</span>
            <span className="second remark">{remark(own, ended)}</span>
          </li>
        )
      })}</ul>
      <p className="key mt-2">{words.map(([shape, word]) => <StateWord key={word} of={shape}>{word}</StateWord>)}</p>
    </Section>
  )
}

/** Two lines in a narrow column: what is done, what was set aside. */
function counted(tasks: Tasks) {
  const { done, setAside, tasks: all } = countOf(tasks)
  return <><span className="whitespace-nowrap">{done} of {all}</span>{setAside > 0 && <> <span className="whitespace-nowrap">{setAside} aside</span></>}</>
}

/** The one thing to know of a section, in words. */
export function remark(tasks: Tasks, ended: boolean): string {
  const waiting = tasks.filter((task) => task.state === 'signed off')
  if (waiting[0]) return `${waiting[0].title} waits to be marked done.`
  const back = tasks.find((task) => task.backReason && task.state === 'open')
  if (back) return `${back.title} was handed back.`
  if (tasks.every((task) => task.prerequisite)) {
    const left = tasks.filter((task) => !task.startedAt && !task.settled)
    return left.length === 0 ? prerequisiteWords(tasks, ended) : `${left.map((task) => task.title).join(', ')}: not started.`
  }
  if (ended) return ''
  const asking = tasks.find((task) => task.state === 'in progress' && task.questions.asked > 0 && task.questions.answered < task.questions.asked)
  if (asking) return `${asking.title}: ${asking.questions.answered} of ${asking.questions.asked} questions answered.`
  const nobody = tasks.filter((task) => task.state === 'open' && !task.notReady).length
  if (nobody > 0) return nobody === 1 ? 'One task has no task coordinator.' : `${nobody} tasks have no task coordinator.`
  const [awaited] = tasks.flatMap(({ waitsFor }) => waitsFor ?? [])
  if (!awaited) return ''
  return `Waiting for ${awaited.kind === 'prerequisite' ? 'the prerequisites' : awaited.what}.`
}
