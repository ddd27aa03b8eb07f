import { PageTitle } from '@/components/frame/page-title'
import { countOf, doneSentence } from '@/components/plan/count-words'
import { taskShape, taskWord } from '@/components/task/task-shape'
import { AsTyped } from '@/components/ui/as-is'
import { Confidence } from '@/components/ui/confidence'
import { PersonName } from '@/components/ui/person-name'
import { Shape } from '@/components/ui/shape'
import { Time } from '@/components/ui/time'
import { howMany, waitHref, waitWords } from '@/components/wait/wait-words'
import { isolated } from '@/lib/rules/hidden-characters'
import { paragraphs } from './paragraphs'
import type { SituationProps, SituationRead } from './situation-words'

type PlannedTask = SituationRead['tasks'][number]
type Answer = SituationRead['answers'][number]

const levels = { confirmed: 3, likely: 2, possible: 1, unknown: 0 } as const
const heads = { threat: 'How bad is it?', impact: 'What is hit?', entry: 'How did they get in?' } as const

/** The incident in plain words, for managers: how bad it is, what is being done, what is theirs to decide (M2). */
export function PlainPage({ page, frame, now, zone }: SituationProps) {
  const { incident, whole } = frame
  const href = `/incidents/${incident.id}`
  const { begun, ahead } = steps(page.tasks)
  const { first, rest } = paragraphs(page.summary.text || page.symptoms)
  return (
    <>
      <PageTitle title="Situation, in plain words" quiet={page.summary.at && <>Written by <PersonName name={page.summary.by} />, <Time at={page.summary.at} zone={zone} now={now} /></>}>
        <a href={`${href}/situation?read=team`}>As the team reads it</a>
      </PageTitle>
      <p className="lead as-written"><AsTyped text={first} /></p>
      {rest && <p className="lead-more as-written"><AsTyped text={rest} /></p>}
      <div className="manager">
        <div className="prose">
          <YourPart frame={frame} />
          {(['threat', 'impact', 'entry'] as const).map((assessment) => (
            <Answers key={assessment} title={heads[assessment]} answers={page.answers.filter((answer) => answer.assessment === assessment)} />
          ))}
          <h2>What is being done?</h2>
          <Steps tasks={begun} />
          {ahead.length > 0 && <><h2>What comes next?</h2><Steps tasks={ahead.slice(0, 6)} /></>}
          {ahead.length > 6 && <p className="text-ink-2 mt-2">And {ahead.length - 6} more. <a href={`${href}/plan`}>Read the plan</a></p>}
        </div>
        <aside className="beside">
          <section><h2>Who runs this</h2>
            <p><PersonName name={incident.coordinator} /> coordinates. {page.firstDeputy ? `First deputy: ${isolated(page.firstDeputy)}.` : 'There is no able deputy yet.'}<br />
              <a href={`${href}/people`}>How to reach them safely</a></p></section>
          <section><h2>Whom you may talk to</h2>
            <p>{whole?.people === 1 ? 'One person knows.' : `${whole?.people ?? 0} people know.`} Check a name before you say anything, even that there is something to say.<br />
              <a href={`${href}/people#talk`}>May I talk to …?</a></p></section>
          <section><h2>The plan</h2>
            <p>{doneSentence(countOf(page.tasks))}<br /><a href={`${href}/plan`}>Read the plan</a></p></section>
          <section><h2>What you can leave to others</h2>
            <p>The technical work. If somebody asks you to help with it, or asks the team around the coordinator, pass it to <PersonName name={incident.coordinator} />.</p></section>
        </aside>
      </div>
    </>
  )
}

function YourPart({ frame: { waits } }: Pick<SituationProps, 'frame'>) {
  const [first] = waits
  if (!first) return null
  const { asks, why } = waitWords(first)
  const more = howMany(waits) - 1
  return (
    <div className="ask">
      <h2>{asks}</h2><p>{why}{more > 0 && ` ${more} more ${more === 1 ? 'waits' : 'wait'} on your desk.`}</p>
      <div className="acts"><a className="button button-fill" href={waitHref(first)}>Read and decide</a></div>
    </div>
  )
}

function Answers({ title, answers }: { title: string; answers: Answer[] }) {
  if (answers.length === 0) return null
  const known = answers.filter((answer) => answer.text || answer.verdict)
  const signed = answers.every((answer) => answer.signed)
  return (
    <>
      <h2>{title}</h2>
      {known.length === 0 && <p className="text-ink-2">Nobody could answer yet.</p>}
      <ul>{known.map((answer) => (
        <li key={answer.id} className="answer-row">
          <b>{answer.question}</b>
          <Confidence level={levels[(answer.confidence ?? 'unknown') as keyof typeof levels]} answer={verdictWords[answer.verdict ?? '']} />
          {answer.text && <p className="as-written"><AsTyped text={answer.text} /></p>}
        </li>
      ))}</ul>
      {known.length > 0 && !signed && <p className="text-ink-3 text-2 mt-2">Preliminary: not signed yet, so it may change.</p>}
    </>
  )
}

const verdictWords: Record<string, string | undefined> = { yes: 'Yes', no: 'No' }

function Steps({ tasks }: { tasks: PlannedTask[] }) {
  return (
    <ul className="steps">{tasks.map((task) => (
      <li key={task.id}><Shape of={taskShape(task)} /><span>{task.plain}</span><span className="now">{stands(task)}</span></li>
    ))}</ul>
  )
}

/** What managers read of the plan: what was begun or decided, and what is ahead. Assessments are read above, as their answers. */
function steps(tasks: PlannedTask[]): { begun: PlannedTask[]; ahead: PlannedTask[] } {
  const read = tasks.filter((task) => task.kind !== 'assessment')
  const isAhead = (task: PlannedTask) => task.state === 'open' || task.state === 'assigned'
  return { begun: read.filter((task) => !isAhead(task)), ahead: read.filter(isAhead) }
}

function stands(task: PlannedTask): string {
  const word = taskWord(task)
  if (word === 'in progress' || word === 'ongoing') return task.coordinator ? `${word}, ${isolated(task.coordinator.name)}` : word
  if (word !== 'not ready') return word
  const awaited = task.waits[0]?.task
  return awaited ? `after ${awaited.title}` : 'when we know the way in'
}
