import { CommandForm } from '@/components/form/command-form'
import { PersonSelect } from '@/components/form/select'
import { Verb } from '@/components/form/verb'
import { EmptyLine } from '@/components/ui/empty'
import { Row } from '@/components/ui/row'
import { Section } from '@/components/ui/section'
import type { TaskPage } from '@/lib/queries/task'

/** Who works on the task, and who asks to (T1, R1). */
export function TaskPeople({ page }: { page: TaskPage }) {
  const { task, helpers, asked, can, whole } = page
  const hidden = (seatId: string) => ({ incidentId: page.incidentId, taskId: task.id, seatId })
  const on = new Set([task.coordinator?.seatId, ...helpers.map((helper) => helper.seatId)])
  const free = (whole?.decide.people ?? page.choices.people).filter((person) => !on.has(person.id))
  const remove = whole?.decide.can.removeHelper
  return (
    <Section title="People">
      {!task.coordinator && helpers.length === 0 && <EmptyLine>Nobody is on it yet.</EmptyLine>}
      <ul>
        {task.coordinator && <Row shape="involved" title={<><b>{task.coordinator.name}</b>{task.coordinator.you && ', you'}</>} second="Task coordinator" />}
        {helpers.map((helper) => (
          <Row key={helper.seatId} shape="involved" title={helper.name} second="Helps"
            verbs={remove?.allowed && <CommandForm command="task.removeHelper" hidden={hidden(helper.seatId)} allowed={remove} submit="Take off" busyLabel="Taking off …" tone="word" notDone="Not taken off." />} />
        ))}
        {asked.map((person) => (
          <Row key={person.seatId} shape="waits-for-you" word="waits for you" title={<b>{person.name} asks to join</b>}
            verbs={<>
              <CommandForm command="task.addHelper" hidden={hidden(person.seatId)} allowed={can.addHelper} submit="Yes" busyLabel="Adding …" tone="word" notDone="Not added." />
              {remove?.allowed && <CommandForm command="task.removeHelper" hidden={hidden(person.seatId)} allowed={remove} submit="No" busyLabel="Answering …" tone="word" notDone="Not answered." />}
            </>} />
        ))}
      </ul>
      <div className="acts mt-3">
        {can.addHelper.allowed && (
          <Verb label="Add a helper…">
            <CommandForm command="task.addHelper" hidden={{ incidentId: page.incidentId, taskId: task.id }} allowed={can.addHelper} submit="Add" busyLabel="Adding …" tone="fill" notDone="Not added.">
              <PersonSelect name="seatId" label="Works on the task, too" people={free} required missing="Choose somebody." />
            </CommandForm>
          </Verb>
        )}
        {can.askToJoin.allowed && !can.addHelper.allowed && (
          <CommandForm command="task.askToJoin" hidden={{ incidentId: page.incidentId, taskId: task.id }} allowed={can.askToJoin} submit="Ask to join" busyLabel="Asking …" notDone="Not asked." />
        )}
      </div>
    </Section>
  )
}
