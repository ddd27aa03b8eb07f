import type { Tx } from '@/lib/db/client'
import { newId } from '@/lib/db/id'
import type { PlanDocument, PlanTask } from '@/lib/plans/plan'

/** Makes the tasks of a plan version, with their checklists, questions, requests for evidence and dependencies (TK-1). */
export async function pinPlan(tx: Tx, now: Date, incidentId: string, plan: PlanDocument): Promise<void> {
  const ids = new Map(plan.tasks.map((task) => [task.key, newId()]))
  const idOf = (task: PlanTask) => ids.get(task.key)!
  await tx.task.createMany({
    data: plan.tasks.map((task, index) => ({
      id: idOf(task), incidentId, key: task.key, section: task.section, title: task.title, doing: task.doing ?? '',
      plain: task.plain, description: task.description, source: task.source, level: task.level, kind: task.kind,
      assessment: task.assessment ?? null, prerequisite: task.prerequisite, ongoing: task.ongoing, repairs: task.repairs,
      gate: task.gate ?? null, position: (index + 1) * 1000, stateAt: now,
    })),
  })
  await tx.taskDependency.createMany({
    data: plan.tasks.flatMap((task) => task.dependsOn.map((on) => ({
      id: newId(), incidentId, taskId: idOf(task), dependsOnId: ids.get(on.task)!, until: on.until,
    }))),
  })
  await tx.checklistItem.createMany({
    data: plan.tasks.flatMap((task) => task.items.map((item, position) => ({
      id: newId(), incidentId, taskId: idOf(task), key: item.key, text: item.text, level: item.level, perHost: item.perHost, position,
    }))),
  })
  await tx.taskQuestion.createMany({
    data: plan.tasks.flatMap((task) => task.questions.map((question, position) => ({
      id: newId(), incidentId, taskId: idOf(task), key: question.key, text: question.text, plain: question.plain ?? question.text,
      takes: question.takes, required: question.required, position,
    }))),
  })
  await tx.evidenceRequest.createMany({
    data: plan.tasks.flatMap((task) => task.evidence.map((request, position) => ({
      id: newId(), incidentId, taskId: idOf(task), text: request.text, required: request.required, position,
    }))),
  })
}
