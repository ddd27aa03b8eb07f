import { taskStates } from '@/lib/rules/task-state'
import { confirmedHost, host, past, taskOf } from './arranged'
import type { Role } from './cast'
import type { Break, Example, Given } from './example'
import type { Scene } from './scene'
import { reason } from './words'

export const idOf = ({ input }: Given) => String(input.taskId ?? [input.taskIds].flat()[0])
export const taskIs = (state: string): Break => (s, given) => s.update('task', idOf(given), { state })
/** States that design states 4 names for a move; all others refuse it. */
export const fromTask = (...from: string[]): Example['states'] => ({
  of: taskStates, from, put: (s, given, state) => s.update('task', idOf(given), { state }),
})
export const by = (role: Role): Break => async () => ({ by: role })
const seat = (role: Role, name = 'seatId'): Break => async (s, { input }) => ({ given: { input: { ...input, [name]: s.seats[role] } } })
export const withTask = (s: Scene, id: string, rest: object = {}): Given => ({ input: { incidentId: s.incident.id, taskId: id, ...rest } })
const helper = (s: Scene, taskId: string, seatId: string, state = 'helper') =>
  s.insert('task_helper', { task_id: taskId, seat_id: seatId, state, since: past() })
const review = (s: Scene, taskId: string, seatId: string, state = 'asked') =>
  s.insert('review', {
    task_id: taskId, seat_id: seatId, state, objection: state === 'objected' ? 'The clock was wrong.' : null, at: past(),
  })
const reviewIs = (state: string): Break =>
  async (s, given) => s.update('review', (await s.find('review', { task_id: idOf(given) })).id, { state })
/** A limited seat knows the coordinator and the people of its tasks, nobody else. */
const knownTo = (s: Scene) => (s.column === 'limited' ? s.seats.coordinator : s.seats.colleague)

const ofItsPeople = { 'one of the task’s people': by('colleague') }
const ofItsCoordinator = { 'the task’s own coordinator': by('colleague') }
const notSigned = 'the task is open or assigned or in progress'
export const going = 'the task is open or assigned or in progress or signed off'
const atWork = 'the task is in progress or signed off'
export const mayHold = 'the person named has an active seat, or one that waits for its rules alone'
const active = { 'the person named has an active seat': seat('unacknowledged') }

export const taskExamples = {
  'task.add': {
    kind: 'task.added',
    given: (s) => ({
      input: {
        incidentId: s.incident.id, section: '3.4.1', title: 'Look at the backups', doing: 'Checking the backups', plain: 'The backups can be trusted.',
        description: '',
        level: 'should', repairs: false, items: [{ text: 'Compare two of them', level: 'must' }],
        questions: [{ text: 'Which are clean?', takes: 'text', required: true }], evidence: [{ text: 'A list of them', required: false }],
      },
    }),
    breaks: { 'the section is one of the plan': async (_, { input }) => ({ given: { input: { ...input, section: '9.9' } } }) },
  },
  'task.assign': {
    kind: 'task.assigned', states: fromTask('open', 'assigned', 'in progress'),
    given: async (s) => withTask(s, (await s.task(s.incident, 'log-copy')).id, {
      seatId: s.seats.colleague, cover: [{ hostId: await host(s, 'suspected'), kinds: ['reboot'] }],
    }),
    breaks: {
      [notSigned]: taskIs('done'), [mayHold]: seat('suspended'),
      'the person named does not coordinate it already': (s, given) =>
        s.update('task', idOf(given), { state: 'assigned', coordinator_seat_id: s.seats.colleague }),
    },
  },
  'task.cover': {
    kind: 'task.covered', states: fromTask('assigned', 'in progress'), breaks: { 'the task is assigned or in progress': taskIs('done') },
    given: async (s) =>
      withTask(s, await taskOf(s, s.seats.colleague), { cover: [{ hostId: await host(s, 'suspected'), kinds: ['edit', 'install'] }] }),
  },
  'task.start': {
    kind: 'task.started', states: fromTask('assigned'), given: async (s) => withTask(s, await taskOf(s, s.seatId, 'assigned')),
    breaks: {
      ...ofItsPeople, 'the task is assigned': taskIs('in progress'),
      'nothing is in the way, or it was permitted out of order': async (s, given) =>
        s.insert('task_dependency', { task_id: idOf(given), depends_on_id: (await s.task(s.incident, 'snapshot')).id, until: 'settled' }),
    },
  },
  'task.permit': {
    kind: 'task.permitted', states: fromTask('assigned'),
    given: async (s) => withTask(s, await taskOf(s, s.seats.colleague, 'assigned', 'raise-logging'), { reason }),
    breaks: {
      'the task is assigned': taskIs('in progress'), 'something is in the way of starting': (s, given) =>
        s.update('task', idOf(given), { permitted_at: past() }),
    },
  },
  'task.giveBack': {
    kind: 'task.givenBack', states: fromTask('assigned', 'in progress'),
    given: async (s) => withTask(s, await taskOf(s, s.seatId), { reason, successorSeatId: null }),
    breaks: {
      ...ofItsCoordinator, 'the task is assigned or in progress': taskIs('done'),
      'a successor, if named, is someone else with an active seat': seat('unacknowledged', 'successorSeatId'),
    },
  },
  'task.release': {
    kind: 'task.released', states: fromTask('assigned', 'in progress'), 
    given: async (s) => ({ input: { incidentId: s.incident.id, taskIds: [await taskOf(s, s.seats.removed)] } }),
    breaks: {
      'the task is assigned or in progress': taskIs('open'),
      'its task coordinator was removed from the roster': (s, given) =>
        s.update('task', idOf(given), { coordinator_seat_id: s.seats.member }),
    },
  },
  'task.renewItems': {
    kind: 'task.itemsRenewed', given: async (s) => ({ input: { incidentId: s.incident.id, hostIds: [await confirmedHost(s)] } }),
    breaks: { 'the host is confirmed': (s, { input }) => s.update('host', String(input.hostIds), { state: 'suspected' }) },
  },
  'task.depend': {
    kind: 'task.linked', states: fromTask('open', 'assigned', 'in progress'), given: (s) => link(s, 'raise-logging', 'changed-files'),
    breaks: {
      [notSigned]: taskIs('done'),
      'it does not wait for that task yet': async (s, given) =>
        s.insert('task_dependency', { task_id: idOf(given), depends_on_id: String(given.input.dependsOnId), until: 'settled' }),
      'no task would wait for itself': async (_, given) => ({ given: { input: { ...given.input, dependsOnId: idOf(given) } } }),
      'a prerequisite waits only for prerequisites': async (s) => ({ given: await link(s, 'log-copy', 'changed-files') }),
      'for a task that goes on until the end, only its start': async (s) => ({ given: await link(s, 'raise-logging', 'time-line') }),
    },
  },
  'task.undepend': {
    kind: 'task.unlinked', states: fromTask('open', 'assigned', 'in progress'),
    given: async (s) => {
      const { input: { until: _, ...input } } = await link(s, 'entry-closed', 'raise-logging')
      return { input }
    },
    breaks: { [notSigned]: taskIs('done'), 'it waits for that task': (s, given) => s.remove('task_dependency', { task_id: idOf(given) }) },
  },
  'task.move': {
    kind: 'task.moved',
    given: async (s) =>
      withTask(s, (await s.task(s.incident, 'raise-logging')).id, { afterTaskId: (await s.task(s.incident, 'changed-files')).id }),
    breaks: { 'the place is in its own section, and another one': async (_, given) => ({
      given: { input: { ...given.input, afterTaskId: idOf(given) } },
    }) },
  },
} satisfies Record<string, Example>

const link = async (s: Scene, key: string, on: string) =>
  withTask(s, (await s.task(s.incident, key)).id, { dependsOnId: (await s.task(s.incident, on)).id, until: 'settled' })

/** Who is on a task, who checks it, and what they write to each other. */
export const taskPeopleExamples = {
  'task.addHelper': {
    kind: 'task.helperAdded', states: fromTask('open', 'assigned', 'in progress', 'signed off'),
    given: async (s) => withTask(s, await taskOf(s, s.seatId), { seatId: knownTo(s) }),
    breaks: {
      'the coordinator or the task’s own coordinator': by('member'), [going]: taskIs('done'), ...active,
      'the person named neither coordinates it nor helps with it': seat('coordinator'),
    },
  },
  'task.removeHelper': {
    kind: 'task.helperRemoved',
    given: async (s) => {
      const id = await taskOf(s, s.seatId)
      await helper(s, id, s.seats.colleague)
      return withTask(s, id, { seatId: s.seats.colleague })
    },
    breaks: { 'the person named helps with it, or asked to': (s) => s.remove('task_helper', {}) },
  },
  'task.askToJoin': {
    kind: 'task.joinAsked', states: fromTask('open', 'assigned', 'in progress', 'signed off'),
    given: async (s) => withTask(s, await taskOf(s, s.seats.colleague)),
    breaks: {
      [going]: taskIs('done'), 'not one of its people yet, and has not asked': async (s, given) =>
        helper(s, idOf(given), s.seatId, 'asked'),
    },
  },
  'task.chooseReviewer': {
    kind: 'task.reviewerChosen', states: fromTask('open', 'assigned', 'in progress', 'signed off'),
    given: async (s) => withTask(s, await taskOf(s, s.seats.colleague), { seatId: s.seats.member }),
    breaks: {
      [going]: taskIs('done'), ...active, 'the person named is not the task’s own coordinator, and not chosen yet': seat('colleague'),
    },
  },
  'task.agree': { kind: 'task.agreed', ...reviewing(), breaks: { ...reviewing().breaks, 'not agreed already': reviewIs('agreed') } },
  'task.object': {
    kind: 'task.objected', ...reviewing({ objection: 'The clock was wrong.' }),
    breaks: { ...reviewing().breaks, 'no objection of one’s own is open': reviewIs('objected') },
  },
  'task.answerObjection': {
    kind: 'task.objectionAnswered', states: fromTask('in progress', 'signed off'),
    given: async (s) => {
      const id = await taskOf(s, s.seatId)
      return withTask(s, id, { reviewId: await review(s, id, s.seats.colleague, 'objected'), answer: 'It was set since.' })
    },
    breaks: { ...ofItsPeople, [atWork]: taskIs('done'), 'the objection is open': reviewIs('answered') },
  },
  'task.remark': {
    kind: 'task.remarked', states: fromTask(...taskStates), given: async (s) =>
      withTask(s, await taskOf(s, s.seatId), { text: 'The disk is slow.' }),
    breaks: { 'one of its people, a reviewer of it, or the coordinator': by('member') },
  },
} satisfies Record<string, Example>

/** Somebody who was chosen to check a task of a colleague's. */
function reviewing(rest: object = {}) {
  return {
    states: fromTask('in progress', 'signed off'),
    given: async (s: Scene) => {
      const id = await taskOf(s, s.seats.colleague)
      await review(s, id, s.seatId)
      return withTask(s, id, rest)
    },
    breaks: { 'chosen to check the task': by('colleague'), [atWork]: taskIs('done') },
  }
}
