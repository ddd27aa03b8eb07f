import { trustBehind } from '../call-back'
import { complete, past, signature, soon, taskOf } from './arranged'
import type { Break, Example, Given } from './example'
import type { Scene } from './scene'
import { by, fromTask, taskIs } from './task'
import { reason } from './words'

export const signatureStates = ['in force', 'overtaken', 'void', 'in doubt', 'on paper']
export const idOf = ({ input }: Given) => String(input.taskId)
export const withTask = (s: Scene, id: string, rest: object = {}): Given => ({ input: { incidentId: s.incident.id, taskId: id, ...rest } })

/** A task that is ready to be signed off by whoever sits there. */
export async function ready(s: Scene, seatId: string): Promise<string> {
  const id = await taskOf(s, seatId)
  await complete(s, id)
  return id
}
/** Signed off by a colleague. */
async function signed(s: Scene, state = 'signed off'): Promise<string> {
  const id = await taskOf(s, s.seats.colleague, state)
  await signature(s, id, s.seats.colleague, s.cast.colleague.id)
  return id
}
const signatureOf = (s: Scene, taskId: string) => s.find('signature', { task_id: taskId })
const signatureIs = (state: string): Break => async (s, given) => s.update('signature', (await signatureOf(s, idOf(given))).id, { state })
const change = (table: string, row: Record<string, Date | string | null>): Break => async (s, given) => {
  const task = given.input.taskId ?? (await s.find('signature', { id: String(given.input.signatureId) })).task_id
  await s.sql.query(
    `update ${table} set ${Object.keys(row).map((name, i) => `${name} = $${i + 2}`).join(', ')} where task_id = $1`,
    [task, ...Object.values(row)],
  )
}
export const taskRow = (row: Record<string, string | boolean>): Break => async (s, given) => {
  const id = given.input.taskId ?? (await s.find('signature', { id: String(given.input.signatureId) })).task_id
  await s.update('task', String(id), row)
}

/** For each thing that has to be so when a sign-off begins to count (TK-7): what undoes it. */
export const readyToSign = (prefix = ''): Record<string, Break> => {
  const each: Record<string, Break> = {
    'the task is in progress': taskRow({ state: 'assigned' }),
    'every required item is ticked': change('checklist_item', { ticked_at: null }),
    'every required question is answered': change('task_question', { answer: '', verdict: null }),
    'all evidence asked for is attached': change('evidence_request', { evidence_id: null }),
    'a result or an answer is in writing': async (s, given) => {
      await s.sql.query(`update task_question set required = false, answer = '', verdict = null where incident_id = $1`, [s.incident.id])
      await taskRow({ result: '' })(s, given)
    },
    'no objection of a reviewer is open; for an assessment, each agreed or was answered': async (s, given) => {
      const taskId = given.input.taskId ?? (await s.find('signature', { id: String(given.input.signatureId) })).task_id
      await s.insert('review', {
        task_id: String(taskId), seat_id: s.seats.member, state: 'objected', objection: 'The clock was wrong.', at: past(),
      })
    },
    'everything it depends on is settled now': async (s, given) => {
      const taskId = given.input.taskId ?? (await s.find('signature', { id: String(given.input.signatureId) })).task_id
      await s.insert('task_dependency', {
        task_id: String(taskId), depends_on_id: (await s.task(s.incident, 'snapshot')).id, until: 'settled',
      })
    },
    'for a step of the notification tree, its gate is open': async (s, given) => {
      await s.insert('office', { office: 'communication owner', seat_id: s.seatId, since: past() })
      await taskRow({ kind: 'tree step', gate: 'repair plan' })(s, given)
    },
    'an ongoing task only while watching': taskRow({ ongoing: true }),
  }
  return Object.fromEntries(Object.entries(each).map(([says, breaks]) => [prefix + says, breaks]))
}

/** A task that was set aside and wants the second signature of whoever acts. */
export async function aside(s: Scene): Promise<string> {
  const [id] = await allAside(s, ['log-copy'], ['first-notice'])
  return id!
}

/** The same of several: of these tasks for a manager, of those steps of the tree for the communication owner. */
async function allAside(s: Scene, tasks: readonly string[], steps: readonly string[]): Promise<string[]> {
  const manager = s.column === 'manager'
  if (!manager) {
    // Another example of the same scene may have given it.
    await s.remove('office', { office: 'communication owner', seat_id: s.seatId })
    await s.insert('office', { office: 'communication owner', seat_id: s.seatId, since: past() })
  }
  const ids: string[] = []
  for (const key of manager ? tasks : steps) {
    const { id } = await s.task(s.incident, key)
    await s.update('task', id, {
      state: 'set aside', aside_reason: reason, aside_by_seat_id: s.seats.coordinator, aside_needs: manager ? 'manager' : 'communication owner',
    })
    ids.push(id)
  }
  return ids
}

export const signExamples = {
  'task.signOff': {
    kind: 'task.signedOff', states: fromTask('in progress'), given: async (s) => withTask(s, await ready(s, s.seatId)),
    breaks: {
      'the task’s own coordinator; for a step of the notification tree the communication owner': by('colleague'), ...readyToSign(),
    },
  },
  'task.sendBack': {
    kind: 'task.sentBack', states: fromTask('signed off'), given: async (s) => withTask(s, await signed(s), { reason }),
    breaks: { 'the task is signed off': taskIs('done') },
  },
  'task.markDone': {
    kind: 'task.done', states: fromTask('signed off'), given: async (s) =>
      withTask(s, await signed(s), { completedBySeatId: s.seats.colleague }),
    breaks: {
      'the task is signed off': taskIs('in progress'), 'its signature is in force': signatureIs('in doubt'),
      'whoever completed it was on the roster': async (s, { input }) => ({ given: { input: { ...input, completedBySeatId: s.seats.proposed } } }),
    },
  },
  'task.reopen': {
    kind: 'task.reopened', states: fromTask('done'), given: async (s) => withTask(s, await signed(s, 'done'), { reason }),
    breaks: { 'the task is done': taskIs('signed off') },
  },
  'task.setAside': {
    kind: 'task.setAside', states: fromTask('open', 'assigned', 'in progress', 'signed off'),
    given: async (s) => withTask(s, await taskOf(s, s.seats.colleague), { reason }),
    breaks: {
      'the task is open or assigned or in progress or signed off': taskIs('done'),
      'the task does not go on until the end': taskRow({ ongoing: true }),
    },
  },
  'task.setSectionAside': {
    kind: 'task.sectionSetAside', given: (s) => ({ input: { incidentId: s.incident.id, section: '3.4.1', reason } }),
    breaks: {
      'the section is one of the plan': async (_, { input }) => ({ given: { input: { ...input, section: '9.9' } } }),
      'a task of the section can be set aside': async (s) =>
        void (await s.sql.query(`update task set state = 'done' where incident_id = $1 and section = '3.4.1'`, [s.incident.id])),
    },
  },
  'task.countersign': {
    kind: 'task.countersigned', states: fromTask('set aside'), given: async (s) => withTask(s, await aside(s)),
    never: { limited: 'roles are held by members' },
    breaks: {
      'a manager; for a step of the notification tree the communication owner': by('colleague'),
      'it was set aside and needs a signature that is not there yet': async (s, given) =>
        signature(s, idOf(given), s.seats.colleague, s.cast.colleague.id, 'in force', 'countersignature'),
    },
  },
  'task.countersignAll': {
    kind: 'task.allCountersigned', states: fromTask('set aside'),
    given: async (s) => {
      const [first, ...rest] = await allAside(s, ['log-copy', 'databases', 'shared-data'], ['first-notice', 'notice-entry', 'notice-service-repair'])
      return { input: { incidentId: s.incident.id, taskIds: [first, rest[0]], shownIds: [first, ...rest] } }
    },
    never: { limited: 'roles are held by members' },
    breaks: {
      'a manager; for steps of the notification tree the communication owner': by('colleague'),
      'each was set aside and needs a signature that is not there yet': async (s, { input }) =>
        signature(s, String([input.taskIds].flat()[1]), s.seats.colleague, s.cast.colleague.id, 'in force', 'countersignature'),
    },
  },
  'task.takeUp': {
    kind: 'task.takenUp', states: fromTask('set aside'), given: async (s) =>
      withTask(s, await taskOf(s, s.seats.colleague, 'set aside'), { reason }),
    breaks: { 'the task is set aside': taskIs('open') },
  },
  'task.takeSectionUp': {
    kind: 'task.sectionTakenUp',
    given: async (s) => {
      await s.sql.query(`update task set state = 'set aside', aside_reason = $2, aside_by_seat_id = $3 where incident_id = $1 and section = '3.4.1'`,
        [s.incident.id, reason, s.seats.coordinator])
      return { input: { incidentId: s.incident.id, section: '3.4.1', reason } }
    },
    breaks: {
      'the section is one of the plan': async (_, { input }) => ({ given: { input: { ...input, section: '9.9' } } }),
      'a task of the section is set aside': async (s) =>
        void (await s.sql.query(`update task set state = 'open' where incident_id = $1 and section = '3.4.1'`, [s.incident.id])),
    },
  },
  'signature.overtake': {
    kind: 'signature.overtaken',
    given: async (s) => {
      const id = await taskOf(s, s.seats.colleague, 'signed off', 'team-list')
      await s.update('signature', await signature(s, id, s.seats.colleague, s.cast.colleague.id), { list_stamp: 'as it was' })
      return { input: { incidentId: s.incident.id, taskIds: [id] } }
    },
    breaks: {
      'its list changed since it was signed': async (s) =>
        void (await s.sql.query(
          `update signature set list_stamp = muster.list_stamp($1, 'team-list') where incident_id = $1`, [s.incident.id]
        )),
    },
  },
  'signature.doubt': {
    kind: 'signature.doubted',
    given: async (s) => {
      await signed(s)
      return {
        input: { incidentId: s.incident.id, seatId: s.seats.colleague, since: new Date(Date.now() - 7_200_000).toISOString(), reason },
      }
    },
    breaks: {
      'the person named has an account': async (s, { input }) =>
        ({ given: { input: { ...input, seatId: await s.seat(s.incident, null, { state: 'aware' }) } } }),
      'the moment is not in the future': async (_, { input }) => ({ given: { input: { ...input, since: soon().toISOString() } } }),
    },
  },
  'signature.confirm': {
    kind: 'signature.confirmed',
    states: {
      of: signatureStates, from: ['in doubt'], put: (s, { input }, state) => s.update('signature', String(input.signatureId), { state }),
    },
    given: async (s) => {
      const { id } = await signatureOf(s, await signed(s))
      await s.update('signature', id, { state: 'in doubt' })
      return { input: { incidentId: s.incident.id, signatureId: id, trust: await trustBehind(s, s.seats.colleague), reason } }
    },
    breaks: { 'the signature is in doubt': (s, { input }) => s.update('signature', String(input.signatureId), { state: 'void' }) },
  },
} satisfies Record<string, Example>
