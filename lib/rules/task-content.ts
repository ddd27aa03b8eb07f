import type { Missing } from './missing'
import type { Level } from './task'

export type Verdict = 'yes' | 'no' | 'unknown'
export const confidences = ['confirmed', 'likely', 'possible', 'unknown'] as const
export type Confidence = (typeof confidences)[number]

export type ContentItem = { id: string; text: string; level: Level; hostId: string | null; ticked: boolean }
export type ContentQuestion = {
  id: string; text: string; takes: 'text' | 'yes-no'; required: boolean
  verdict: Verdict | null; answer: string; confidence: Confidence | null
}
export type ContentEvidence = { id: string; text: string; required: boolean; evidenceId: string | null; sha256: string | null }
/**
 * An ongoing task's own list: who knows, or what happened, each with what was corrected. A long one is named by its place in the log
 * book: each of its entries and corrections is fixed by the chain up to there.
 */
export type ContentList = readonly { readonly [key: string]: string | number | null | readonly Correction[] }[] | ListInBook
type Correction = { readonly [key: string]: string | null }
export type ListInBook = { entries: number; book: { seq: number; hash: string } }

/** A list of so many entries is signed as it is written; a longer one by its place in the log book (docs/decisions/0014). */
export const longestWritten = 1_000

/** Everything of a task that a signature speaks of, as it stands now. */
export type TaskContent = {
  incidentId: string; taskId: string; title: string; plain: string; description: string; level: Level; result: string
  items: readonly ContentItem[]; questions: readonly ContentQuestion[]; evidence: readonly ContentEvidence[]
  list: ContentList | null
}

/**
 * What is signed (states 5): text, result, answers, checklist with ticks, ids and hashes of attached evidence, and for an ongoing
 * task its list. Nothing else: a remark, the order or a name changes no signature. Shown, stored and compared as this.
 */
export function taskContent(task: TaskContent) {
  const { incidentId, taskId, title, plain, description, level, result, list } = task
  return {
    incidentId, taskId, title, plain, description, level, result,
    checklist: task.items.map(({ id, text, level, hostId, ticked }) => ({ id, text, level, hostId, ticked })),
    answers: task.questions.map(({ id, text, verdict, answer, confidence }) => ({ id, text, verdict, answer, confidence })),
    evidence: task.evidence.filter((each) => each.evidenceId !== null)
      .map(({ id, text, evidenceId, sha256 }) => ({ id, text, evidenceId, sha256 })),
    ...(list ? { list } : {}),
  }
}

/** An item that has to be ticked before the task can be signed off: what must, and what must not (T4). */
export const isRequired = (item: Pick<ContentItem, 'level'>): boolean => item.level === 'must' || item.level === 'must not'

/** Answered, or "unknown" with what is being done to find out (A2, AV-3). */
export function isAnswered({ takes, verdict, answer }: Pick<ContentQuestion, 'takes' | 'verdict' | 'answer'>): boolean {
  const written = answer.trim() !== ''
  if (takes === 'text' || verdict === 'unknown') return written
  return verdict !== null
}

/** Answered with "unknown", or not at all (A2). */
export const isUnknown = (question: Pick<ContentQuestion, 'takes' | 'verdict' | 'answer'>): boolean => question.verdict === 'unknown' || !isAnswered(question)

/** What is required and still missing (T4). */
export function missingOf(task: Pick<TaskContent, 'questions' | 'evidence'> & { items: readonly (ContentItem & { host: string | null })[] }) {
  const missing = ({ id, text, host = null }: { id: string; text: string; host?: string | null }): Missing => ({ id, text, host })
  return {
    items: task.items.filter((item) => isRequired(item) && !item.ticked).map(missing),
    questions: task.questions.filter((question) => question.required && !isAnswered(question)).map(missing),
    evidence: task.evidence.filter((request) => request.required && request.evidenceId === null).map(missing),
  }
}

/** There is something in writing: a result, or an answer (T2). */
export const isWritten = (task: Pick<TaskContent, 'result' | 'questions'>): boolean =>
  task.result.trim() !== '' || task.questions.some((question) => isAnswered(question))
