import { RadioGroup } from '@/components/form/choices'
import { CommandForm } from '@/components/form/command-form'
import { Select } from '@/components/form/select'
import { TextArea } from '@/components/form/text-field'
import { Verb } from '@/components/form/verb'
import { AnsweringLine } from '@/components/presence/present-line'
import { AsTyped } from '@/components/ui/as-is'
import { Confidence } from '@/components/ui/confidence'
import { PersonName } from '@/components/ui/person-name'
import { Section } from '@/components/ui/section'
import { Shape } from '@/components/ui/shape'
import { Time } from '@/components/ui/time'
import { Verdict } from '@/components/ui/verdict'
import type { TaskPage } from '@/lib/queries/task'
import type { WorkQuestion } from '@/lib/queries/task/work'
import { confidences, isAnswered } from '@/lib/rules/task-content'
import { howSure, verdictWord } from '@/lib/rules/verdict-word'
import type { Reader } from '@/components/ui/reader'

const levels = { unknown: 0, possible: 1, likely: 2, confirmed: 3 } as const

/** Questions that are answered in writing (T4), each against the version that was read. */
export function Questions({ page, ...reader }: { page: TaskPage } & Reader) {
  const { questions } = page.work
  if (questions.length === 0) return null
  return (
    <Section title="Questions" quiet={`${questions.filter(isAnswered).length} of ${questions.length} answered`}>
      <ol>
        {questions.map((question, index) => <Question key={question.id} page={page} question={question} number={index + 1} {...reader} />)}
      </ol>
    </Section>
  )
}

function Question({ page, question, number, zone, now }: { page: TaskPage; question: WorkQuestion; number: number } & Reader) {
  const change = page.signing.overtaken?.changes.find((each) => each.what === 'question' && each.number === number)
  const answered = isAnswered(question) || question.answer !== ''
  const hint = question.key ? page.hints[question.key] : undefined
  const mayWork = page.can.work.allowed
  const word = verdictWord(question)
  return (
    <li className="question" id={`question-${question.id}`} data-question={question.id}>
      <p>
        <b>{number}. {question.text}</b>{!question.required && <span className="text-1 text-ink-3"> if there is something to say</span>}
      </p>
      <AnsweringLine present={page.present} questionId={question.id} />
      {answered ? (
        <>
          <p className="answer as-written">
            {change?.was && <><del><AsTyped text={change.was} /></del> </>}{word && <><Verdict word={word} /> </>}<AsTyped text={question.answer} />
          </p>
          <p className="by">
            {change && <><Shape of="overtaken" /> </>}<PersonName name={question.by ?? 'someone'} />
            {question.at && <>, <Time at={question.at} zone={zone} now={now} /></>}{change && ', changed after the sign-off'}
            {word ? howSure(question) && <> · {howSure(question)}</> : question.confidence && <> · <Confidence level={levels[question.confidence]} /></>}
          </p>
          {mayWork && <div className="mt-2"><Verb label="Change…"><AnswerForm page={page} question={question} hint={hint} /></Verb></div>}
        </>
      ) : mayWork ? <div className="mt-2"><AnswerForm page={page} question={question} hint={hint} /></div>
        : <p className="answer">{hint ? `Not answered yet. ${hint}.` : 'Not answered yet.'}</p>}
    </li>
  )
}

const yesNo = [{ value: 'yes', label: 'yes' }, { value: 'no', label: 'no' }, { value: 'unknown', label: 'not known' }]
const inWords = [{ value: '', label: 'answered' }, { value: 'unknown', label: 'not known yet' }]

function AnswerForm({ page, question, hint }: { page: TaskPage; question: WorkQuestion; hint?: string }) {
  const asksYesNo = question.takes === 'yes-no'
  return (
    <CommandForm command="task.answer" hidden={{ incidentId: page.incidentId, taskId: page.task.id, questionId: question.id }}
      subject={{ version: question.version }}
      allowed={page.can.work} submit="Save answer" busyLabel="Saving …" notDone="Not saved.">
      <div className="stack">
        <RadioGroup name="verdict" label={asksYesNo ? 'Yes or no' : 'Known or not'} hideLabel options={asksYesNo ? yesNo : inWords} segments
          defaultValue={question.verdict ?? (asksYesNo ? undefined : '')} />
        <TextArea name="answer" label={`Answer to question: ${question.text}`} hideLabel
          hint={hint && `${hint}. If it is not known, write what is being done to find out.`} rows={3}
          defaultValue={question.answer} maxLength={20_000} />
        <Select name="confidence" label="How sure" options={confidences.map((word) => ({ value: word, label: word }))} nothing="not said"
          defaultValue={question.confidence ?? ''} />
      </div>
    </CommandForm>
  )
}
