import type { Allowed } from '@/components/form/allowed'
import { CommandForm } from '@/components/form/command-form'
import { TextArea } from '@/components/form/text-field'

/** The coordinator's answer to a question (R5). */
export function AnswerQuestionForm({ incidentId, questionId, allowed }: { incidentId: string; questionId: string; allowed: Allowed }) {
  return (
    <CommandForm command="question.answer" hidden={{ incidentId, questionId }} allowed={allowed} submit="Answer" busyLabel="Answering …"
      notDone="Not answered.">
      <TextArea name="answer" label="Answer" hint="It can’t be changed later." required missing="Write the answer." maxLength={4000} />
    </CommandForm>
  )
}
