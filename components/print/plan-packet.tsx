import type { Reader } from '@/components/ui/reader'
import { Fragment } from 'react'
import { countOf, doneWords } from '@/components/plan/count-words'
import { taskShape, taskWord } from '@/components/task/task-shape'
import { PersonName } from '@/components/ui/person-name'
import { Shape } from '@/components/ui/shape'
import type { IncidentFrame } from '@/lib/queries/frame'
import type { PrintedPlan, PrintedTask } from '@/lib/queries/print/plan'
import { awaitedWords } from '@/lib/rules/blocked'
import { inTheWay } from '@/lib/rules/task-standing'
import { Box, WriteLines } from './blank'
import { CheckLines } from './check-lines'
import { HandSheet } from './hand-sheet'
import { PaperFacts } from './paper-facts'
import { onPaper, timesOnPaper } from './paper-words'
import { RulesBand } from './rules-band'

/** The plan by section: what to tick, and columns for who began and finished what, and when. */
export function PlanPacket({ page, frame, zone }: { page: PrintedPlan; frame: IncidentFrame; zone: string }) {
  const reader = { zone, now: frame.now }
  return (
    <>
      <PaperFacts frame={frame} sheet={page.sheet} />
      <RulesBand rules={page.sheet.rules} />
      {page.sections.map(({ key, title }) => {
        const tasks = page.tasks.filter((task) => task.section === key)
        return tasks.length > 0 && (
          <section key={key}>
            <h2><span>{key}</span>{title} <em>{quiet(tasks)}</em></h2>
            <table className="paper-plan">
              <thead>
                <tr>
                  <th scope="col"><span className="sr-only">Done</span></th>
                  {['Task', 'When printed', 'Started', 'Finished', 'Signature, name'].map((head) => <th key={head} scope="col">{head}</th>)}
                </tr>
              </thead>
              <tbody>{tasks.map((task) => <TaskRow key={task.id} task={task} {...reader} />)}</tbody>
            </table>
            {tasks.filter((task) => task.yours && !task.settled).map((task) => <OpenQuestions key={task.id} task={task} />)}
          </section>
        )
      })}
      <HandSheet />
    </>
  )
}

function quiet(tasks: readonly PrintedTask[]): string {
  const yours = tasks.filter((task) => task.yours).length
  const counts = doneWords(countOf(tasks))
  const all = tasks.every((task) => task.prerequisite) ? `all must start before any other task, ${counts}` : counts
  return yours === 0 ? all : `${all}, yours: ${yours === tasks.length ? 'all' : yours}`
}

function TaskRow({ task, ...reader }: { task: PrintedTask } & Reader) {
  const aside = task.state === 'set aside'
  return (
    <tr>
      <td><Box ticked={task.state === 'done'} /></td>
      <td>
        <p className="task-name">{task.title}{task.level !== 'must' && <span> {task.level}</span>}</p>
        <p className="small">{task.description}{task.notReady && ` Waiting for ${awaitedWords(inTheWay(task))}.`}</p>
        {!task.settled && <CheckLines items={task.checklist} />}
      </td>
      <td className="small">
        <Shape of={taskShape(task)} /> {taskWord(task)}<br /><PersonName name={task.coordinator ?? 'nobody yet'} /><TaskTimes task={task} {...reader} />
      </td>
      <td className="by-hand">{task.startedAt && onPaper(task.startedAt, reader.zone, reader.now)}</td>
      <td className="by-hand">{aside ? 'not needed' : task.signed && onPaper(task.signed.at, reader.zone, reader.now)}</td>
      <td className="by-hand">{task.signed && signedWords(task.signed)}</td>
    </tr>
  )
}

/** By when it is due, and since when nothing was heard of it; a sheet is read later, so it says moments. */
function TaskTimes({ task, zone, now }: { task: PrintedTask } & Reader) {
  return timesOnPaper(task, zone, now).map((words) => <Fragment key={words}><br />{words}</Fragment>)
}

const signedWords = ({ entry, sameHand }: NonNullable<PrintedTask['signed']>): string =>
  ['signed', entry !== null && `entry ${entry}`, sameHand && 'no second person'].filter(Boolean).join(', ')

function OpenQuestions({ task }: { task: PrintedTask }) {
  return task.open.map((text) => (
    <div key={text} className="write-block">
      <p>{task.title}: <b>{text}</b></p>
      <WriteLines count={3} />
    </div>
  ))
}
