import { z } from 'zod'
import { id, incidentInput, optionalText, text } from './input'
import { condition, open, permission } from './permission'
import { byItsPeople, levels, whileTaskIs, type TaskFacts } from './task'
import { confidences } from './task-content'

export const itemInput = incidentInput({ taskId: id, itemId: id })
export const addItemInput = incidentInput({ taskId: id, text: text(240), level: z.enum(levels) })
export const answerInput = incidentInput({
  taskId: id, questionId: id, verdict: z.enum(['yes', 'no', 'unknown']).nullable(), answer: optionalText(20_000),
  confidence: z.enum(confidences).nullable(),
}).refine(({ verdict, answer }) => verdict !== 'unknown' || answer.trim() !== '', {
  path: ['answer'], error: 'Write what is being done to find out.',
})
export const writeResultInput = incidentInput({ taskId: id, result: optionalText(20_000) })
/** Without a request: evidence that was not asked for, attached all the same. */
export const attachInput = incidentInput({ taskId: id, requestId: id.nullable(), evidenceId: id })
export const detachInput = incidentInput({ taskId: id, requestId: id })

type ItemFacts = TaskFacts & { item: { text: string; pattern: boolean; ticked: boolean; tickedBy: string | null } }
type QuestionFacts = TaskFacts & { question: { takes: 'text' | 'yes-no'; verdict: string | null } }
type RequestFacts = TaskFacts & { request: { attached: boolean } }

export const isTickable = condition<ItemFacts>({
  says: 'the item is one thing to do, not the pattern for each host', refuses: 'state', holds: (f) => !f.item.pattern,
  because: 'This stands for one item on each confirmed host. It is ticked there.',
})
export const notTicked = condition<ItemFacts>({
  says: 'the item is not ticked', refuses: 'state', holds: (f) => !f.item.ticked,
  because: (f) => `Ticked already, by ${f.item.tickedBy ?? 'someone'}.`,
})
export const isTicked = condition<ItemFacts>({
  says: 'the item is ticked', refuses: 'state', holds: (f) => f.item.ticked, because: 'It is not ticked.',
})
export const verdictFits = condition<QuestionFacts>({
  says: 'yes and no answer a question that asks for them', refuses: 'state',
  holds: ({ question }) => question.takes === 'yes-no' || question.verdict === null || question.verdict === 'unknown',
  because: 'This question is answered in words.',
})
export const nothingAttached = condition<RequestFacts>({
  says: 'nothing answers this request yet', refuses: 'state', holds: (f) => !f.request.attached,
  because: 'Something is attached here already. Detach it first.',
})
export const attachedOnce = condition<RequestFacts & { twice: boolean }>({
  says: 'the evidence is not attached to this task yet', refuses: 'state', holds: (f) => !f.twice,
  because: 'This evidence is attached to the task already.',
})
export const somethingAttached = condition<RequestFacts>({
  says: 'something is attached', refuses: 'state', holds: (f) => f.request.attached, because: 'Nothing is attached here.',
})

const byTeam = { scope: 'incident', who: ['member', 'limited'], while: open } as const
/** Writing to what was signed takes it back into work (TK-8); what is done is locked. */
const beingWorkedOn = whileTaskIs('in progress', 'signed off')
const working = (does: string) => [byItsPeople(does), beingWorkedOn] as const

export const taskWorkPermissions = {
  'task.tick': permission<ItemFacts>({
    rows: 'T10, TK-8', does: 'tick an item', ...byTeam, and: [...working('tick its items'), isTickable, notTicked],
  }),
  'task.untick': permission<ItemFacts>({
    rows: 'T10, TK-8', does: 'remove a tick', ...byTeam, and: [...working('change its ticks'), isTicked],
  }),
  'task.addItem': permission<TaskFacts>({ rows: 'T4, TK-8', does: 'add an item', ...byTeam, and: working('add to its checklist') }),
  'task.answer': permission<QuestionFacts>({
    rows: 'T4, TK-8', does: 'answer a question', ...byTeam, and: [...working('answer its questions'), verdictFits],
  }),
  'task.writeResult': permission<TaskFacts>({ rows: 'T2, TK-8', does: 'write a result', ...byTeam, and: working('write its result') }),
  'task.attachEvidence': permission<RequestFacts & { twice: boolean }>({
    rows: 'T4, TK-8', does: 'attach evidence', ...byTeam, and: [...working('attach evidence to it'), nothingAttached, attachedOnce],
  }),
  'task.detachEvidence': permission<RequestFacts>({
    rows: 'T4, TK-8', does: 'detach evidence', ...byTeam, and: [...working('detach evidence from it'), somethingAttached],
  }),
} as const
