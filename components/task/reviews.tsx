import { CommandForm } from '@/components/form/command-form'
import { PersonSelect } from '@/components/form/select'
import { TextArea } from '@/components/form/text-field'
import { Verb } from '@/components/form/verb'
import { AsTyped } from '@/components/ui/as-is'
import { PersonName } from '@/components/ui/person-name'
import { Row } from '@/components/ui/row'
import { Section } from '@/components/ui/section'
import { Time } from '@/components/ui/time'
import type { TaskPage } from '@/lib/queries/task'
import type { WorkReview } from '@/lib/queries/task/work'
import type { Reader } from '@/components/ui/reader'

const words = { asked: 'asked to check', agreed: 'agrees', objected: 'objects', answered: 'objected; answered' } as const
const shapes = { asked: 'waits-for-somebody', agreed: 'done', objected: 'late', answered: 'in-progress' } as const

/** Who checks the answers, and what they object to (T9). */
export function Reviews({ page, ...reader }: { page: TaskPage } & Reader) {
  const { reviews } = page.work
  const choose = page.whole?.decide.can.chooseReviewer
  if (reviews.length === 0 && !choose?.allowed) return null
  return (
    <Section title="Checked by" id="reviews" className="after-sign-off">
      <ul>{reviews.map((review) => <Review key={review.id} page={page} review={review} {...reader} />)}</ul>
      {choose?.allowed && page.whole && (
        <div className="mt-3"><Verb label="Choose who checks it…">
          <CommandForm command="task.chooseReviewer" hidden={{ incidentId: page.incidentId, taskId: page.task.id }} allowed={choose}
            submit="Ask for the check" busyLabel="Asking …"
            tone="fill" notDone="Nobody was asked.">
            <PersonSelect name="seatId" label="Reads the answers before they are signed" people={page.whole.decide.people} required
              missing="Choose someone." />
          </CommandForm>
        </Verb></div>
      )}
    </Section>
  )
}

function Review({ page, review, zone, now }: { page: TaskPage; review: WorkReview } & Reader) {
  const { state, objection, answer, sameHand } = review
  const own = review.seatId === page.you.seatId
  const task = { incidentId: page.incidentId, taskId: page.task.id }
  return (
    <Row shape={own && state === 'asked' ? 'waits-for-you' : shapes[state]}
      title={<><b>{own ? 'You' : <PersonName name={review.name ?? 'Someone'} />}</b> <span className="text-ink-2">{words[state]}{sameHand && state === 'agreed' && ', no second person'}</span></>}
      second={<>{objection && <p className="as-written"><AsTyped text={objection} /></p>}{answer && <p className="as-written">Answer: <AsTyped text={answer} /></p>}</>}
      meta={<Time at={review.at} zone={zone} now={now} as="age" />}
      verbs={<>
        {own && state !== 'agreed' && (
          <CommandForm command="task.agree" hidden={task} allowed={page.can.agree} submit="Agree" busyLabel="Agreeing …" tone="word"
            notDone="Not noted." />
        )}
        {own && state !== 'objected' && (
          <Verb label="Object…" allowed={page.can.object}>
            <CommandForm command="task.object" hidden={task} allowed={page.can.object} submit="Object" busyLabel="Noting …" tone="fill"
              notDone="Not noted.">
              <TextArea name="objection" label="What is wrong" hint="The task can’t be signed off until this is answered." required
                missing="Write what is wrong." maxLength={2000} />
            </CommandForm>
          </Verb>
        )}
        {state === 'objected' && !own && page.can.answerObjection.allowed && (
          <Verb label="Answer…">
            <CommandForm command="task.answerObjection" hidden={{ ...task, reviewId: review.id }} allowed={page.can.answerObjection}
              submit="Answer" busyLabel="Answering …" tone="fill" notDone="Not answered.">
              <TextArea name="answer" label="Answer to the objection" required missing="Write the answer." maxLength={2000} />
            </CommandForm>
          </Verb>
        )}
      </>} />
  )
}
