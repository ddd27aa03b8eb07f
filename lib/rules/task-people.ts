import { id, incidentInput, text } from './input'
import { condition, open, permission } from './permission'
import {
  byEitherCoordinator, byItsPeople, coordinatesIt, helpsWithIt, namedIsActive, whileTaskIs, type Named, type Review, type TaskFacts,
} from './task'

export const helperInput = incidentInput({ taskId: id, seatId: id })
export const joinInput = incidentInput({ taskId: id })
export const chooseReviewerInput = incidentInput({ taskId: id, seatId: id })
export const agreeInput = incidentInput({ taskId: id })
export const objectInput = incidentInput({ taskId: id, objection: text(2000) })
export const answerObjectionInput = incidentInput({ taskId: id, reviewId: id, answer: text(2000) })
export const remarkInput = incidentInput({ taskId: id, text: text(4000) })

type NamedFacts = TaskFacts & { named: Named }
type ReviewFacts = TaskFacts & { review: Review }

const checksIt = ({ me, task }: TaskFacts) => task.reviews.some((review) => review.seatId === me?.id)
const helper = (f: NamedFacts) => f.task.helpers.find((each) => each.seatId === f.named.id)

export const isNoneOfItsPeople = condition<NamedFacts>({
  says: 'the person named neither coordinates it nor helps with it', refuses: 'state',
  holds: (f) => f.named.id !== f.task.coordinator?.seatId && helper(f)?.state !== 'helper',
  because: (f) => `${f.named.name} is on this task already.`,
})
export const helpsOrAsked = condition<NamedFacts>({
  says: 'the person named helps with it, or asked to', refuses: 'state', holds: (f) => helper(f) !== undefined,
  because: (f) => `${f.named.name} does not help with this task.`,
})
export const isNotOnIt = condition<TaskFacts>({
  says: 'not one of its people yet, and has not asked', refuses: 'state',
  holds: (f) => !coordinatesIt(f) && !f.task.helpers.some((each) => each.seatId === f.me?.id),
  because: (f) => (coordinatesIt(f) || helpsWithIt(f) ? 'You are on this task already.' : 'You have asked already.'),
})
/** Nobody checks their own answers (T9). */
export const checksForOthers = condition<NamedFacts>({
  says: 'the person named is not the task’s own coordinator, and not chosen yet', refuses: 'state',
  holds: (f) => f.named.id !== f.task.coordinator?.seatId && !f.task.reviews.some((review) => review.seatId === f.named.id),
  because: (f) => (f.named.id === f.task.coordinator?.seatId
    ? `${f.named.name} signs this task, so someone else has to check it.` : `${f.named.name} checks it already.`),
})
export const isReviewer = condition<TaskFacts>({
  says: 'chosen to check the task', refuses: 'who', holds: checksIt,
  because: (f) => `Only people whom the coordinator, ${f.coordinatorName}, chose to check it can do this.`,
})
export const notAgreedYet = condition<TaskFacts>({
  says: 'not agreed already', refuses: 'state',
  holds: (f) => !f.task.reviews.some((review) => review.seatId === f.me?.id && review.state === 'agreed'),
  because: 'You have agreed already.',
})
export const noOpenObjection = condition<TaskFacts>({
  says: 'no objection of one’s own is open', refuses: 'state',
  holds: (f) => !f.task.reviews.some((review) => review.seatId === f.me?.id && review.state === 'objected'),
  because: 'Your objection is open. It has to be answered first.',
})
export const objectionIsOpen = condition<ReviewFacts>({
  says: 'the objection is open', refuses: 'state', holds: (f) => f.review.state === 'objected',
  because: (f) => `${f.review.name} has no open objection.`,
})
/** Talk goes on whatever the task's state: it is no part of what is signed (SG, "not content"). */
export const concernsThem = condition<TaskFacts>({
  says: 'one of its people, a reviewer of it, or the coordinator', refuses: 'who',
  holds: (f) => f.standings.has('coordinator') || coordinatesIt(f) || helpsWithIt(f) || checksIt(f),
  because: (f) => `Only people of this task and the coordinator, ${f.coordinatorName}, can write here. Ask to join.`,
})

const byCoordinator = { scope: 'incident', who: ['coordinator'], while: open } as const
const byTeam = { scope: 'incident', who: ['member', 'limited'], while: open } as const
const going = whileTaskIs('open', 'assigned', 'in progress', 'signed off')

export const taskPeoplePermissions = {
  'task.addHelper': permission<NamedFacts>({
    rows: 'states 4, helpers', does: 'add helpers', ...byTeam,
    and: [byEitherCoordinator('add helpers'), going, isNoneOfItsPeople, namedIsActive],
  }),
  'task.removeHelper': permission<NamedFacts>({
    rows: 'states 4, helpers', does: 'remove helpers from a task', ...byCoordinator, and: [helpsOrAsked],
  }),
  'task.askToJoin': permission<TaskFacts>({ rows: 'states 4, helpers', does: 'ask to join a task', ...byTeam, and: [going, isNotOnIt] }),
  'task.chooseReviewer': permission<NamedFacts>({
    rows: 'T9', does: 'choose who checks a task', ...byCoordinator, and: [going, checksForOthers, namedIsActive],
  }),
  'task.agree': permission<TaskFacts>({
    rows: 'T9', does: 'agree to a task', ...byTeam, and: [isReviewer, whileTaskIs('in progress', 'signed off'), notAgreedYet],
  }),
  'task.object': permission<TaskFacts>({
    rows: 'T9', does: 'object to a task', ...byTeam, and: [isReviewer, whileTaskIs('in progress', 'signed off'), noOpenObjection],
  }),
  'task.answerObjection': permission<ReviewFacts>({
    rows: 'T9', does: 'answer an objection', ...byTeam,
    and: [byItsPeople('answer it'), whileTaskIs('in progress', 'signed off'), objectionIsOpen],
  }),
  'task.remark': permission<TaskFacts>({ rows: 'states 5, not content', does: 'write to a task’s people', ...byTeam, and: [concernsThem] }),
} as const
