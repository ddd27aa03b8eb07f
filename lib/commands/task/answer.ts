import { incidentCommand } from '@/lib/commands/command'
import { sameVersion, somethingNew } from '@/lib/commands/same-version'
import { taskWithFacts, taskFacts } from '@/lib/facts/task'
import type { Confidence, Verdict } from '@/lib/rules/task-content'
import { answerInput, writeResultInput } from '@/lib/rules/task-work'
import { overtake } from './overtake'

/**
 * Answers a question, or changes the answer (T4), against the version that was read. Refuses what changes nothing.
 */
export const answerQuestion = incidentCommand('task.answer', {
  input: answerInput,
  subject: async (at, { taskId, questionId, verdict }) => {
    const task = await taskFacts(at, taskId)
    const row = await at.tx.taskQuestion.findFirst({ where: { id: questionId, taskId } })
    return task && row && { facts: { ...task, question: { takes: row.takes as 'text' | 'yes-no', verdict } }, row }
  },
  run: async (at) => {
    const { tx, now, incident, edit, input: { verdict, answer, confidence }, subject: { facts: { task }, row } } = at
    sameVersion(edit, row.version, written(row.verdict, row.answer))
    somethingNew([row.verdict, row.answer, row.confidence], [verdict, answer, confidence])
    await tx.taskQuestion.updateMany({
      where: { id: row.id },
      data: { verdict, answer, confidence, answeredBySeatId: incident.me!.id, answeredAt: now, version: { increment: 1 } },
    })
    const overtaken = await overtake(at, task.id, `${incident.me!.name} changed the answer to “${row.text}”.`)
    return {
      entry: {
        kind: 'task.answered', says: `answered “${row.text}” in ${task.title}`, taskId: task.id,
        about: {
          questionId: row.id, verdict, answer, confidence,
          before: { verdict: row.verdict as Verdict | null, answer: row.answer, confidence: row.confidence as Confidence | null },
          overtaken: overtaken.signatures,
        },
      },
      notices: overtaken.notices,
    }
  },
})

/** Writes the result of a task (T2), against the version that was read. Refuses what changes nothing. */
export const writeResult = incidentCommand('task.writeResult', {
  input: writeResultInput,
  subject: async (at, { taskId }) => taskWithFacts(at, taskId),
  run: async (at) => {
    const { tx, now, incident, edit, input: { result }, subject: { facts: { task }, row } } = at
    sameVersion(edit, row.version, row.result)
    somethingNew([row.result], [result])
    await tx.task.updateMany({
      where: { id: task.id }, data: { result, resultSeatId: incident.me!.id, resultAt: now, version: { increment: 1 } },
    })
    const overtaken = await overtake(at, task.id, `${incident.me!.name} changed the result.`)
    return {
      entry: {
        kind: 'task.resultWritten', says: `wrote the result of ${task.title}`,
        about: { result, before: row.result, overtaken: overtaken.signatures },
        taskId: task.id,
      },
      notices: overtaken.notices,
    }
  },
})

/** An answer as one text, to be put beside another. */
const written = (verdict: string | null, answer: string) => [verdict, answer].filter(Boolean).join(': ')
