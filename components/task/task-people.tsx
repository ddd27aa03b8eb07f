import { CommandForm } from '@/components/form/command-form'
import { PersonSelect } from '@/components/form/select'
import { Verb } from '@/components/form/verb'
import { EmptyLine } from '@/components/ui/empty'
import { PersonName } from '@/components/ui/person-name'
import { Row } from '@/components/ui/row'
import { Section } from '@/components/ui/section'
import type { TaskPage } from '@/lib/queries/task'
import { idsOf } from './ids-of'
import { JoinVerbs, RemoveHelper } from './join-verbs'

/** Who works on the task, and who asks to (T1, R1). */
export function TaskPeople({ page }: { page: TaskPage }) {
  const { task, helpers, asked, can } = page
  const remove = page.whole?.decide.can.removeHelper
  return (
    <Section title="People">
      {!task.coordinator && helpers.length === 0 && <EmptyLine>Nobody is on it yet.</EmptyLine>}
      <ul>
        {task.coordinator && (
          <Row shape="involved" title={<><b><PersonName name={task.coordinator.name} /></b>{task.coordinator.you && ', you'}</>} second="Task coordinator" />
        )}
        {helpers.map((helper) => (
          <Row key={helper.seatId} shape="involved" title={<PersonName name={helper.name} />} second="Helps"
            verbs={<RemoveHelper {...idsOf(page)} seatId={helper.seatId} allowed={remove} label="Remove" busyLabel="Removing …" tone="word" />} />
        ))}
        {asked.map((person) => (
          <Row key={person.seatId} shape="waits-for-you" word="waiting for you" title={<b><PersonName name={person.name} /> asks to join</b>}
            verbs={<JoinVerbs {...idsOf(page)} seatId={person.seatId} can={{ addHelper: can.addHelper, removeHelper: remove }} tones={['word', 'word']} />} />
        ))}
      </ul>
      <div className="acts mt-3">
        {can.addHelper.allowed && <Verb label="Add a helper…"><AddForm page={page} /></Verb>}
        {can.askToJoin.allowed && !can.addHelper.allowed && (
          <CommandForm command="task.askToJoin" hidden={idsOf(page)} allowed={can.askToJoin} submit="Ask to join" busyLabel="Asking …"
            notDone="Not asked." />
        )}
      </div>
    </Section>
  )
}

function AddForm({ page }: { page: TaskPage }) {
  const { task, helpers, can, whole, choices } = page
  const on = new Set([task.coordinator?.seatId, ...helpers.map((helper) => helper.seatId)])
  const free = (whole?.decide.people ?? choices.people).filter((person) => !on.has(person.id))
  return (
    <CommandForm command="task.addHelper" hidden={idsOf(page)} allowed={can.addHelper} submit="Add" busyLabel="Adding …" tone="fill"
      notDone="Not added.">
      <PersonSelect name="seatId" label="Helper" people={free} required missing="Choose someone." />
    </CommandForm>
  )
}
