import { incidentCommand } from '@/lib/commands/command'
import { newId } from '@/lib/db/id'
import { taskFacts } from '@/lib/facts/task'
import { attachInput, detachInput } from '@/lib/rules/task-work'
import { overtake } from './overtake'

/** Attaches registered evidence to what was asked for, or beside it (T4). An item stands in a task once. */
export const attachEvidence = incidentCommand('task.attachEvidence', {
  input: attachInput,
  subject: async (at, { taskId, requestId, evidenceId }) => {
    const task = await taskFacts(at, taskId)
    const evidence = await at.tx.evidence.findFirst({ where: { id: evidenceId, incidentId: at.incident.incident.id } })
    const requests = await at.tx.evidenceRequest.findMany({ where: { taskId }, orderBy: { position: 'asc' } })
    const request = requests.find((each) => each.id === requestId) ?? null
    if (!task || !evidence || (requestId !== null && !request)) return null
    const twice = requests.some((each) => each.evidenceId === evidenceId)
    return {
      facts: { ...task, request: { attached: request?.evidenceId != null }, twice }, evidence, request,
      next: (requests.at(-1)?.position ?? -1) + 1,
    }
  },
  run: async (at) => {
    const { tx, incident, subject: { facts: { task }, evidence, request, next } } = at
    const requestId = request?.id ?? newId()
    if (request) await tx.evidenceRequest.updateMany({ where: { id: request.id }, data: { evidenceId: evidence.id } })
    else
      await tx.evidenceRequest.createMany({
        data: [{
          id: requestId, incidentId: incident.incident.id, taskId: task.id, text: '', required: false, position: next,
          evidenceId: evidence.id,
        }],
      })
    const overtaken = await overtake(at, task.id, `${incident.me!.name} attached “${evidence.title}”.`)
    return {
      entry: {
        kind: 'task.evidenceAttached', says: `attached ${evidence.title} to ${task.title}`, taskId: task.id,
        about: { requestId, evidenceId: evidence.id, number: evidence.number, sha256: evidence.sha256, overtaken: overtaken.signatures },
      },
      notices: overtaken.notices,
      answer: { requestId },
    }
  },
})

/** Takes evidence off a task; it stays registered. What was attached without being asked for leaves no empty place. */
export const detachEvidence = incidentCommand('task.detachEvidence', {
  input: detachInput,
  subject: async (at, { taskId, requestId }) => {
    const task = await taskFacts(at, taskId)
    const row = await at.tx.evidenceRequest.findFirst({ where: { id: requestId, taskId } })
    return task && row && { facts: { ...task, request: { attached: row.evidenceId !== null } }, row }
  },
  run: async (at) => {
    const { tx, incident, subject: { facts: { task }, row } } = at
    if (row.text === '') await tx.evidenceRequest.deleteMany({ where: { id: row.id } })
    else await tx.evidenceRequest.updateMany({ where: { id: row.id }, data: { evidenceId: null } })
    const overtaken = await overtake(at, task.id, `${incident.me!.name} detached evidence.`)
    return {
      entry: {
        kind: 'task.evidenceDetached', says: `detached evidence from ${task.title}`,
        about: { requestId: row.id, evidenceId: row.evidenceId, overtaken: overtaken.signatures },
        taskId: task.id,
      },
      notices: overtaken.notices,
    }
  },
})
