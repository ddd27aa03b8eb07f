import type { IncidentFacts } from './facts'
import { id, incidentInput, text } from './input'
import { fewQuestions, type OwnOpenFacts } from './own-open'
import { condition, open, permission } from './permission'

/** A question to the coordinator, perhaps about a task (R5). */
export const askInput = incidentInput({ text: text(2000), taskId: id.nullable() })
export const answerQuestionInput = incidentInput({ questionId: id, answer: text(4000) })

export type QuestionFacts = IncidentFacts & { question: { answered: boolean; withdrawn: boolean } }

export const unanswered = condition<QuestionFacts>({
  says: 'the question is open', refuses: 'state', holds: (f) => !f.question.answered && !f.question.withdrawn,
  because: (f) => f.question.answered ? 'This question has an answer already.' : 'The person who asked is no longer on the roster.',
})

export const questionPermissions = {
  'question.ask': permission<OwnOpenFacts>({
    rows: 'R5', does: 'ask the coordinator', scope: 'incident', who: ['member', 'limited'], while: open, and: [fewQuestions],
  }),
  'question.answer': permission<QuestionFacts>({
    rows: 'R5', does: 'answer questions to the coordinator', scope: 'incident', who: ['coordinator'], while: open, and: [unanswered],
  }),
} as const
