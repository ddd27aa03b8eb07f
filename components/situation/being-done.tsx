import { taskShape } from '@/components/task/task-shape'
import { Shape } from '@/components/ui/shape'
import { plainTask } from '@/lib/rules/plain-task'
import { standsAt } from './asked-of'
import type { SituationRead } from './situation-words'

type Tasks = SituationRead['tasks']
/** As many as are read at a glance. */
const atAGlance = 6

/** What managers read of the plan: what is under way, what is done or decided, what is ahead. Assessments are read as their answers. */
export function BeingDone({ tasks, plan }: { tasks: Tasks; plan: string }) {
  const read = tasks.filter((task) => task.kind !== 'assessment')
  const isAhead = ({ state }: Tasks[number]) => state === 'open' || state === 'assigned'
  const over = read.filter(({ settled }) => settled).sort((a, b) => Number(a.state === 'set aside') - Number(b.state === 'set aside'))
  const lists = [
    { title: 'What is being done?', tasks: read.filter((task) => !task.settled && !isAhead(task)) },
    { title: 'What is done or decided?', tasks: over },
    { title: 'What comes next?', tasks: read.filter(isAhead) },
  ]
  return lists.filter((list) => list.tasks.length > 0).map((list) => {
    const more = list.tasks.length - atAGlance
    return (
      <section key={list.title}>
        <h2>{list.title}</h2>
        <ul className="steps">{list.tasks.slice(0, atAGlance).map((task) => (
          <li key={task.id}><Shape of={taskShape(task)} /><span>{plainTask(task)}</span><span className="now">{standsAt(task, tasks)}</span></li>
        ))}</ul>
        {more > 0 && <p className="text-ink-2 text-3 mt-2">And {more} more. <a href={plan}>Read the plan</a></p>}
      </section>
    )
  })
}
