import { ThingTitle } from '@/components/frame/page-title'
import { PersonName } from '@/components/ui/person-name'
import { StateWord } from '@/components/ui/shape'
import type { TaskPage } from '@/lib/queries/task'
import { isolated } from '@/lib/rules/hidden-characters'
import type { Reader } from '@/components/ui/reader'
import { taskShape, taskWord } from './task-shape'
import { Due, Quiet } from './task-times'

/** Where the task stands, its name, and what is to be known of it in words. */
export function TaskHead({ page, ...reader }: { page: TaskPage } & Reader) {
  const { task, helpers, whole } = page
  const shaped = { ...task, notReady: page.notReady }
  const holdsUp = whole?.holdsUp ?? 0
  return (
    <ThingTitle title={task.title} crumbs={crumbs(page)}>
      {page.signing.overtaken
        ? <StateWord of="overtaken">sign-off overtaken</StateWord>
        : <StateWord of={taskShape(shaped)}>{taskWord(shaped)}</StateWord>}
      <Due task={task} {...reader} />
      <Quiet task={task} now={reader.now} />
      <span>{task.level}</span>
      {task.coordinator
        ? <span>Task coordinator: <PersonName name={task.coordinator.name} />{task.coordinator.you && ', you'}
          {task.coordinator.rulesUnread && ', rules not read yet'}</span>
        : <span>nobody coordinates it yet</span>}
      {helpers.length > 0 && <span>with {helpers.map((helper) => isolated(helper.name)).join(', ')}</span>}
      {holdsUp > 0 && <span>holds up {holdsUp === 1 ? 'one task' : `${holdsUp} tasks`}</span>}
      <a href={`/incidents/${page.incidentId}/print/task/${task.id}`}>Print…</a>
    </ThingTitle>
  )
}

function crumbs({ incidentId, task, whole }: TaskPage) {
  const { key, title } = task.section
  const incident = `/incidents/${incidentId}`
  if (!whole) return [{ label: 'My tasks', href: `${incident}/tasks` }]
  return [{ label: 'Plan', href: `${incident}/plan` }, { label: `${key} ${title}`, href: `${incident}/plan#section-${key}` }]
}
