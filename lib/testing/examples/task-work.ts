import { evidence, past, taskOf } from './arranged'
import type { Break, Example, Given } from './example'
import type { Scene } from './scene'
import { by, fromTask, taskIs } from './task'

const working = { 'one of the task’s people': by('colleague'), 'the task is in progress or signed off': taskIs('done') }
const states = fromTask('in progress', 'signed off')
const on = async (s: Scene, rest: (taskId: string) => Promise<object>): Promise<Given> => {
  const taskId = await taskOf(s, s.seatId)
  return { input: { incidentId: s.incident.id, taskId, ...(await rest(taskId)) } }
}
/** As `on`, of a text that was read in its first version. */
const editing = async (s: Scene, rest: (taskId: string) => Promise<object>): Promise<Given> => ({ ...(await on(s, rest)), version: 1 })
const item = async (
  s: Scene, taskId: string, perHost = false
) => (await s.find('checklist_item', { task_id: taskId, per_host: perHost })).id
const ticked = (s: Scene, itemId: unknown, seatId: string | null) =>
  s.update('checklist_item', String(itemId), { ticked_by_seat_id: seatId, ticked_at: seatId === null ? null : past() })
const request = async (s: Scene, taskId: string, evidenceId: string | null) => {
  const { id } = await s.find('evidence_request', { task_id: taskId })
  await s.update('evidence_request', id, { evidence_id: evidenceId })
  return id
}
const sharedEvidence = async (s: Scene) => {
  const id = await evidence(s)
  await s.share('evidence', id)
  return id
}
const attached = (evidenceId: (s: Scene) => Promise<string> | null): Break => async (s, { input }) =>
  s.update('evidence_request', String(input.requestId), { evidence_id: await evidenceId(s) })

export const taskWorkExamples = {
  'task.tick': {
    kind: 'task.ticked', states, given: (s) => on(s, async (taskId) => ({ itemId: await item(s, taskId) })),
    breaks: {
      ...working,
      'the item is one thing to do, not the pattern for each host': async (s, { input }) =>
        ({ given: { input: { ...input, itemId: await item(s, String(input.taskId), true) } } }),
      'the item is not ticked': (s, { input }) => ticked(s, input.itemId, s.seats.member),
    },
  },
  'task.untick': {
    kind: 'task.unticked', states,
    given: (s) => on(s, async (taskId) => {
      const itemId = await item(s, taskId)
      await ticked(s, itemId, s.seats.member)
      return { itemId }
    }),
    breaks: { ...working, 'the item is ticked': (s, { input }) => ticked(s, input.itemId, null) },
  },
  'task.addItem': {
    kind: 'task.itemAdded', states, breaks: working, given: (s) =>
      on(s, async () => ({ text: 'Ask the hosting provider', level: 'should' })),
  },
  'task.answer': {
    kind: 'task.answered', states,
    given: (s) => editing(s, async (taskId) => ({
      questionId: (await s.find('task_question', {
        task_id: taskId, takes: 'text',
      })).id, verdict: null, answer: 'Two of them.', confidence: 'likely',
    })),
    breaks: {
      ...working, 'yes and no answer a question that asks for them': async (_, given) => ({
        given: { ...given, input: { ...given.input, verdict: 'yes' } },
      }),
    },
  },
  'task.writeResult': {
    kind: 'task.resultWritten', states, breaks: working, given: (s) => editing(s, async () => ({ result: 'All logs are copied.' })),
  },
  'task.attachEvidence': {
    kind: 'task.evidenceAttached', states,
    given: (s) => on(s, async (taskId) => ({ requestId: await request(s, taskId, null), evidenceId: await sharedEvidence(s) })),
    breaks: {
      ...working,
      'nothing answers this request yet': attached(evidence),
      'the evidence is not attached to this task yet': async (s, { input }) => s.insert('evidence_request', {
        task_id: String(input.taskId), text: 'Another log', required: false, position: 9, evidence_id: String(input.evidenceId),
      }),
    },
  },
  'task.detachEvidence': {
    kind: 'task.evidenceDetached', states, given: (s) =>
      on(s, async (taskId) => ({ requestId: await request(s, taskId, await evidence(s)) })),
    breaks: { ...working, 'something is attached': attached(() => null) },
  },
} satisfies Record<string, Example>
