import { taskShape } from '@/components/task/task-shape'
import { Shape } from '@/components/ui/shape'
import { plainTask } from '@/lib/rules/plain-task'
import { isAhead, standsAt } from './asked-of'
import type { SituationRead } from './situation-words'

/** As many as are read at a glance. */
const atAGlance = 6

/** What managers read of the plan: what has begun or was decided, and what is ahead. Assessments are read as their answers. */
export function BeingDone({ tasks, plan }: { tasks: SituationRead['tasks']; plan: string }) {
  const read = tasks.filter((task) => task.kind !== 'assessment')
  const place = (task: (typeof read)[number]) => ['in progress', 'signed off', 'done'].indexOf(task.state) + 1 || 4
  const begun = read.filter((task) => !isAhead(task)).sort((a, b) => place(a) - place(b))
  return (
    <>
      <Steps title="What is being done?" tasks={begun} plan={plan} none="Nothing has begun yet." />
      <Steps title="What comes next?" tasks={read.filter(isAhead)} plan={plan} />
    </>
  )
}

function Steps({ title, tasks, plan, none }: { title: string; tasks: SituationRead['tasks']; plan: string; none?: string }) {
  if (tasks.length === 0 && !none) return null
  const more = tasks.length - atAGlance
  return (
    <section>
      <h2>{title}</h2>
      {tasks.length === 0 && <p className="text-ink-2">{none}</p>}
      <ul className="steps">{tasks.slice(0, atAGlance).map((task) => (
        <li key={task.id}><Shape of={taskShape(task)} /><span>{plainTask(task)}</span><span className="now">{standsAt(task)}</span></li>
      ))}</ul>
      {more > 0 && <p className="text-ink-2 text-3 mt-2">And {more} more. <a href={plan}>Read the plan</a></p>}
    </section>
  )
}
