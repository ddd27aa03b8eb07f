import { incidentCommand } from '@/lib/commands/command'
import { newId } from '@/lib/db/id'
import { handsOf } from '@/lib/facts/hands'
import type { WritingWithin } from '@/lib/facts/incident'
import { seatFacts } from '@/lib/facts/seat'
import { taskFacts } from '@/lib/facts/task'
import { sameHand } from '@/lib/rules/same-hand'
import { agreeInput, answerObjectionInput, chooseReviewerInput, objectInput } from '@/lib/rules/task-people'
import { named } from './named'
import { shareWith } from './sharing'

/** The coordinator chooses who checks a task's answers (T9). A limited seat is thereby shown the task. */
export const chooseReviewer = incidentCommand('task.chooseReviewer', {
  input: chooseReviewerInput,
  subject: async (at, { incidentId, taskId, seatId }) => {
    const task = await taskFacts(at, taskId)
    const seat = await seatFacts(at, incidentId, seatId)
    return task && seat && { facts: { ...task, named: named(seat) }, seat }
  },
  run: async (at) => {
    const { tx, now, incident, subject: { facts: { task }, seat } } = at
    await tx.review.createMany({ data: [{ id: newId(), incidentId: incident.incident.id, taskId: task.id, seatId: seat.id, at: now }] })
    await shareWith(at, seat, [{ noun: 'task', id: task.id }])
    return {
      entry: {
        kind: 'task.reviewerChosen', says: `asked ${seat.name} to check ${task.title}`, about: { seatId: seat.id }, taskId: task.id,
      },
      notices: [{ to: [seat.id], kind: 'review wanted' }],
    }
  },
})

/**
 * A reviewer finds the answers right (T9). Said of the answers as they stand: an answer changed later is to be checked again. Who wrote
 * any of them, or signed them: same hand.
 */
export const agree = incidentCommand('task.agree', {
  input: agreeInput,
  subject: reviewed,
  run: async (at) => {
    const { tx, actor, now, subject: { facts: { task }, mine } } = at
    const signature = task.state === 'signed off' ? task.signature : null
    const same = sameHand({ ...(await handsOf(at, task.id, signature?.id)), reviewed: [actor.id] })
    await tx.review.updateMany({ where: { id: mine!.id }, data: { state: 'agreed', at: now, sameHand: same } })
    if (same && signature) await tx.signature.updateMany({ where: { id: signature.id }, data: { sameHand: true } })
    return {
      entry: {
        kind: 'task.agreed', says: `checked ${task.title} and agrees${same ? ', no second person' : ''}`,
        about: { reviewId: mine!.id, before: mine!.state, sameHand: same, ...(signature && { signatureId: signature.id }) }, taskId: task.id,
      },
      notices: [{ to: task.coordinator ? [task.coordinator.seatId] : [], kind: 'task changed' }],
    }
  },
})

/** A reviewer objects (T9): until it is answered, the task can't be signed off. */
export const object = incidentCommand('task.object', {
  input: objectInput,
  subject: reviewed,
  run: async ({ tx, now, incident, input: { objection }, subject: { facts: { task }, mine } }) => {
    await tx.review.updateMany({ where: { id: mine!.id }, data: { state: 'objected', objection, answer: null, at: now } })
    return {
      entry: {
        kind: 'task.objected', says: `objects to ${task.title}`, about: { reviewId: mine!.id, objection, before: mine!.state },
        taskId: task.id,
      },
      notices: [{
        to: task.coordinator ? [incident.coordinator.id, task.coordinator.seatId] : [incident.coordinator.id], kind: 'task changed',
      }],
    }
  },
})

/** The task's people answer an objection; the reviewer may agree or object again. */
export const answerObjection = incidentCommand('task.answerObjection', {
  input: answerObjectionInput,
  subject: async (at, { taskId, reviewId }) => {
    const task = await taskFacts(at, taskId)
    const review = task?.task.reviews.find((each) => each.id === reviewId)
    return task && review ? { facts: { ...task, review } } : null
  },
  run: async ({ tx, now, input: { answer }, subject: { facts: { task, review } } }) => {
    await tx.review.updateMany({ where: { id: review.id }, data: { state: 'answered', answer, at: now } })
    return {
      entry: {
        kind: 'task.objectionAnswered', says: `answered the objection of ${review.name} to ${task.title}`,
        about: { reviewId: review.id, answer }, taskId: task.id,
      },
      notices: [{ to: [review.seatId], kind: 'review wanted' }],
    }
  },
})

async function reviewed(at: WritingWithin, { taskId }: { taskId: string }) {
  const facts = await taskFacts(at, taskId)
  return facts && { facts, mine: facts.task.reviews.find((review) => review.seatId === at.incident.me?.id) }
}
