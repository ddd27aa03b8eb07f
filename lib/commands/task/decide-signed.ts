import { incidentCommand } from '@/lib/commands/command'
import { handsOf } from '@/lib/facts/hands'
import { seatFacts } from '@/lib/facts/seat'
import { taskFacts } from '@/lib/facts/task'
import { sameHand } from '@/lib/rules/same-hand'
import { markDoneInput, reopenTaskInput, sendBackInput } from '@/lib/rules/sign-off'
import { annul } from './overtake'

/** The coordinator sends a signed task back with a reason (TK-9): its signature is void (SG-4). */
export const sendBack = incidentCommand('task.sendBack', {
  input: sendBackInput,
  subject: async (at, { taskId }) => {
    const facts = await taskFacts(at, taskId)
    return facts && { facts }
  },
  run: async (at) => {
    const { tx, now, input: { reason }, subject: { facts: { task } } } = at
    const signatures = await annul(at, task.id, reason)
    await tx.task.updateMany({ where: { id: task.id }, data: { state: 'in progress', stateAt: now, backReason: reason } })
    return {
      entry: { kind: 'task.sentBack', says: `sent ${task.title} back`, about: { reason, void: signatures }, taskId: task.id },
      notices: [{ to: task.coordinator ? [task.coordinator.seatId] : [], kind: 'task sent back' }],
    }
  },
})

/** The coordinator marks a signed task done and names who completed it (TK-10). Who had a hand in what was signed: same hand. */
export const markDone = incidentCommand('task.markDone', {
  input: markDoneInput,
  subject: async (at, { incidentId, taskId, completedBySeatId }) => {
    const facts = await taskFacts(at, taskId)
    const seat = await seatFacts(at, incidentId, completedBySeatId)
    return facts && seat && { facts: { ...facts, completer: seat }, seat }
  },
  run: async (at) => {
    const { tx, actor, now, subject: { facts: { task }, seat } } = at
    const signature = task.signature!
    const same = sameHand({ ...(await handsOf(at, task.id, signature.id)), markedDone: [actor.id] })
    if (same) await tx.signature.updateMany({ where: { id: signature.id }, data: { sameHand: true } })
    await tx.task.updateMany({ where: { id: task.id }, data: { state: 'done', stateAt: now, completedBySeatId: seat.id } })
    return {
      entry: {
        kind: 'task.done', says: `marked ${task.title} done, completed by ${seat.name}${same ? ', no second person' : ''}`, taskId: task.id,
        about: { completedBySeatId: seat.id, signatureId: signature.id, signedBySeatId: signature.seatId, sameHand: same },
      },
      notices: [{ to: task.coordinator ? [task.coordinator.seatId] : [], kind: 'task changed' }],
    }
  },
})

/** The coordinator reopens what is done, with a reason (TK-11): what was signed no longer stands. */
export const reopenTask = incidentCommand('task.reopen', {
  input: reopenTaskInput,
  subject: async (at, { taskId }) => {
    const facts = await taskFacts(at, taskId)
    return facts && { facts }
  },
  run: async (at) => {
    const { tx, now, input: { reason }, subject: { facts: { task } } } = at
    const signatures = await annul(at, task.id, reason)
    await tx.task.updateMany({
      where: { id: task.id }, data: { state: 'in progress', stateAt: now, completedBySeatId: null, backReason: reason },
    })
    return {
      entry: { kind: 'task.reopened', says: `reopened ${task.title}`, about: { reason, void: signatures }, taskId: task.id },
      notices: [{ to: task.coordinator ? [task.coordinator.seatId] : [], kind: 'task sent back' }],
    }
  },
})
