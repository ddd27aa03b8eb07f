import { incidentCommand } from '@/lib/commands/command'
import { newId } from '@/lib/db/id'
import { ownOpen } from '@/lib/facts/own-open'
import { answerQuestionInput, askInput } from '@/lib/rules/question'

/** "Ask the coordinator" (R5): a question on record, perhaps about a task that the asker sees. */
export const askQuestion = incidentCommand('question.ask', {
  input: askInput,
  subject: async (at, input) => {
    const task = input.taskId === null ? null : await at.tx.task.findFirst({ where: { id: input.taskId, incidentId: input.incidentId } })
    return input.taskId !== null && !task ? null : { facts: { ...at.incident, ownOpen: await ownOpen(at) }, task }
  },
  run: async ({ tx, now, incident, input, subject: { task } }) => {
    const id = newId()
    await tx.question.createMany({
      data: [{
        id, incidentId: input.incidentId, askedBySeatId: incident.me!.id, taskId: task?.id ?? null, text: input.text, askedAt: now,
      }],
    })
    return {
      entry: {
        kind: 'question.asked', says: task ? `asked the coordinator about ${task.title}` : 'asked the coordinator',
        about: { questionId: id, text: input.text }, ...(task ? { taskId: task.id } : {}),
      },
      notices: [{ to: [incident.coordinator.id], kind: 'question asked' }],
      answer: { questionId: id },
    }
  },
})

/** The coordinator answers (R5). An answer is not changed: whoever wants more asks again. */
export const answerQuestion = incidentCommand('question.answer', {
  input: answerQuestionInput,
  subject: async ({ tx, incident }, input) => {
    const question = await tx.question.findFirst({ where: { id: input.questionId, incidentId: input.incidentId } })
    return question && {
      facts: { ...incident, question: { answered: question.answeredAt !== null, withdrawn: question.withdrawnAt !== null } }, question,
    }
  },
  run: async ({ tx, now, incident, input, subject: { question } }) => {
    await tx.question.updateMany({
      where: { id: question.id }, data: { answer: input.answer, answeredAt: now, answeredBySeatId: incident.me!.id },
    })
    return {
      entry: {
        kind: 'question.answered', says: 'answered a question',
        about: { questionId: question.id, question: question.text, answer: input.answer },
        ...(question.taskId ? { taskId: question.taskId } : {}),
      },
      notices: [{ to: [question.askedBySeatId], kind: 'question answered' }],
    }
  },
})
