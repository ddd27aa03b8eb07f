import { taskShape, taskWord } from '@/components/task/task-shape'
import { AsTyped } from '@/components/ui/as-is'
import { PersonName } from '@/components/ui/person-name'
import { Shape } from '@/components/ui/shape'
import type { PrintedTaskSheets } from '@/lib/queries/print/task'
import type { WorkQuestion } from '@/lib/queries/task/work'
import { awaitedWords } from '@/lib/rules/blocked'
import { isolated } from '@/lib/rules/hidden-characters'
import { isAnswered } from '@/lib/rules/task-content'
import { inTheWay } from '@/lib/rules/task-standing'
import { BlankTable, Box, WriteLines } from './blank'
import { HandSheet } from './hand-sheet'
import { onPaper, timesOnPaper } from './paper-words'
import { RulesBand } from './rules-band'
import { CheckTable, EvidenceTable } from './task-tables'

type Props = { page: PrintedTaskSheets; zone: string; now: Date }

const signing = [
  { head: 'Name', width: 'name' }, { head: 'Day and time', width: 'time' }, { head: 'Done and verified, signature' },
  { head: 'Entry no.', width: 'narrow' },
] as const

/** One task to take along: what to tick, questions with room for answers, the result and a signature (SG-7). */
export function TaskPacket({ page: { page, sheet }, zone, now }: Props) {
  const { task, work, helpers, whole } = page
  const waitsFor = !page.notReady ? '' : whole ? awaitedWords(inTheWay(whole)) : 'another task'
  const shaped = { ...task, notReady: page.notReady }
  const times = timesOnPaper(task, zone, now)
  const items = work.items.filter((item) => !item.pattern)
  return (
    <>
      <div className="paper-task">
        <h2>{whole && <span>{task.section.key}</span>}{task.title}</h2>
        <p>
          <Shape of={taskShape(shaped)} /> {taskWord(shaped)}, {task.level}.{' '}
          Task coordinator: <PersonName name={task.coordinator?.name ?? 'nobody yet'} />
          {helpers.length > 0 && `, with ${helpers.map(({ name }) => isolated(name)).join(', ')}`}.
          {waitsFor !== '' && ` Waiting for ${waitsFor}.`}
          {times.length > 0 && ` ${sentence(times)}`}
        </p>
        <p>{task.description}</p>
        {work.cover.length > 0 && (
          <p>Changes that this task covers: {work.cover.map(({ host, kinds }) => `${host ?? 'another host'} (${kinds})`).join('; ')}.</p>
        )}
      </div>
      <RulesBand rules={sheet.rules} />
      <CheckTable items={items} zone={zone} now={now} />
      {work.questions.length > 0 && (
        <section>
          <h2>Questions <em>in writing; if it is not known, write what is being done to find out</em></h2>
          {work.questions.map((question, index) => (
            <Question key={question.id} question={question} number={index + 1} zone={zone} now={now} />
          ))}
        </section>
      )}
      <EvidenceTable asked={work.evidence} />
      <section className="kept-together">
        <h2>What came of it</h2>
        {task.result ? <p className="as-written"><AsTyped text={task.result} /></p> : <WriteLines count={5} />}
      </section>
      <section className="kept-together">
        <h2>Signature on paper <em>in force once its signer has confirmed it in Muster</em></h2>
        <BlankTable columns={signing} rows={2} />
      </section>
      <HandSheet />
    </>
  )
}

/** "Due 13 Aug 21:05, late; no sign of life since 13 Aug 02:10." */
const sentence = (times: readonly string[]): string => `${times.join('; ').replace(/^./, (first) => first.toUpperCase())}.`

const verdicts = { yes: 'Yes', no: 'No', unknown: 'Not known' } as const

function Question({ question, number, zone, now }: { question: WorkQuestion; number: number } & Omit<Props, 'page'>) {
  const { text, verdict, answer, by, at, takes } = question
  return (
    <div className="write-block">
      <p><b>{number}. {text}</b>{takes === 'yes-no' && !verdict && <> <Box small />yes <Box small />no <Box small />not known</>}</p>
      {isAnswered(question) || answer !== '' ? (
        <>
          <p className="as-written">{verdict && <b>{verdicts[verdict]}. </b>}<AsTyped text={answer} /></p>
          {at && <p className="small"><PersonName name={by ?? 'someone'} />, {onPaper(at, zone, now)}</p>}
        </>
      ) : <WriteLines count={3} />}
    </div>
  )
}
