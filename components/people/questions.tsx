import { CommandForm } from '@/components/form/command-form'
import { TextArea } from '@/components/form/text-field'
import { Verb } from '@/components/form/verb'
import { AsTyped } from '@/components/ui/as-is'
import { EmptyLine } from '@/components/ui/empty'
import { PersonName } from '@/components/ui/person-name'
import { Row } from '@/components/ui/row'
import { Section } from '@/components/ui/section'
import type { ShapeName } from '@/components/ui/shape-drawings'
import { Time } from '@/components/ui/time'
import type { People } from '@/lib/queries/people'
import type { Question } from '@/lib/queries/people/questions'
import { isolated } from '@/lib/rules/hidden-characters'
import { AnswerQuestionForm } from './answer-question-form'
import type { Reader } from '@/components/ui/reader'
import { Said } from './said'

/** Questions to the coordinator, with their answers (R5). */
export function Questions({ page, decides, ...reader }: { page: People; decides: boolean } & Reader) {
  const open = page.questions.filter((question) => !question.answer && !question.withdrawn).length
  return (
    <Section title="Ask the coordinator" id="questions"
      quiet={page.sight === 'whole' ? (open === 0 ? 'no open questions' : `${open} open`) : undefined}>
      {page.questions.length === 0
        ? <EmptyLine>{decides ? 'Nobody has asked you anything yet.'
          : `Don’t assume that anything is done. What is not marked done is not confirmed: ask ${isolated(page.coordinator)}.`}</EmptyLine>
        : <ul>{page.questions.map((question) => (
          <QuestionRow key={question.id} incidentId={page.incidentId} question={question} decides={decides} {...reader} />
        ))}</ul>}
      {!decides && (
        <div className="mt-3"><Verb label="Ask a question…" tone="plain" allowed={page.can.ask}>
          <CommandForm command="question.ask" hidden={{ incidentId: page.incidentId, taskId: '' }} allowed={page.can.ask} submit="Ask"
            busyLabel="Asking …" notDone="Not asked.">
            <TextArea name="text" label={`Your question to ${isolated(page.coordinator)}`} required missing="Enter your question."
              maxLength={2000} />
          </CommandForm>
        </Verb></div>
      )}
    </Section>
  )
}

function QuestionRow({ incidentId, question, decides, ...reader }: { incidentId: string; question: Question; decides: boolean } & Reader) {
  const { id, text, by, yours, askedAt, task, answer, withdrawn, can } = question
  return (
    <Row id={`question-${id}`} {...stateOf(question, decides)} title={<span className="as-written"><b><AsTyped text={text} /></b></span>}
      meta={<Time at={askedAt} {...reader} as="age" />}
      second={<>
        <p>
          {yours ? 'You' : <PersonName name={by} />}
          {task && <> about <a href={`/incidents/${incidentId}/plan/${task.id}`}>{task.title}</a></>}
          {withdrawn && ', no longer on the roster'}
        </p>
        {answer && <Said {...answer} {...reader} />}
      </>}
      verbs={decides && !answer && !withdrawn && (
        <Verb label="Answer…" allowed={can.answer}>
          <AnswerQuestionForm incidentId={incidentId} questionId={id} allowed={can.answer} />
        </Verb>
      )} />
  )
}

function stateOf({ answer, withdrawn }: Question, decides: boolean): { shape: ShapeName; word: string } {
  if (answer) return { shape: 'done', word: 'answered' }
  if (withdrawn) return { shape: 'set-aside', word: 'withdrawn' }
  return decides ? { shape: 'waits-for-you', word: 'waiting for you' } : { shape: 'waits-for-somebody', word: 'waiting for the coordinator' }
}
