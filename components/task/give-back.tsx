import { CommandForm } from '@/components/form/command-form'
import { PersonSelect } from '@/components/form/select'
import { TextArea } from '@/components/form/text-field'
import { Section } from '@/components/ui/section'
import type { TaskPage } from '@/lib/queries/task'
import { isolated } from '@/lib/rules/hidden-characters'

/** For its task coordinator: give the task back, and propose somebody (TK-5, T7). */
export function GiveBack({ page, coordinator }: { page: TaskPage; coordinator: string }) {
  const { task, can, you, choices } = page
  if (!task.coordinator?.you || (task.state !== 'assigned' && task.state !== 'in progress')) return null
  // A limited seat no longer sees the task then.
  const then: Record<string, string> = page.whole ? {} : { then: `/incidents/${page.incidentId}/tasks` }
  return (
    <Section title="Can’t go on?" className="after-sign-off">
      <div className="mt-3 measure">
        <CommandForm command="task.giveBack" hidden={{ incidentId: page.incidentId, taskId: task.id, ...then }} allowed={can.giveBack}
          submit="Hand back" busyLabel="Handing back …"
          notDone="Not handed back.">
          <div className="stack">
            <TextArea name="reason" label="Hand back, with a reason"
              hint={`${isolated(coordinator)} is told at once and decides who goes on. What is done stays.`} rows={2} required
              missing="Write why you can’t go on." maxLength={2000} />
            <PersonSelect name="successorSeatId" label="Propose someone" nothing="nobody"
              people={choices.people.filter((person) => person.id !== you.seatId)} />
          </div>
        </CommandForm>
      </div>
    </Section>
  )
}
