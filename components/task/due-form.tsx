import { CommandForm } from '@/components/form/command-form'
import { DateTimeField } from '@/components/form/date-time-field'
import type { Decisions } from '@/lib/queries/plan/opened'
import type { Reader } from '@/components/ui/reader'

type Props = { incidentId: string; decide: Pick<Decisions, 'taskId' | 'dueAt'> & { can: Pick<Decisions['can'], 'setDue'> } } & Reader

/** What the verb of `DueForm` is called. */
export const dueVerb = ({ dueAt }: Pick<Decisions, 'dueAt'>): string => (dueAt ? 'Change the due time…' : 'Set a due time…')

/** Says until when a task is to be done; emptied, it has no due time any more (TK-16). */
export function DueForm({ incidentId, decide: { taskId, dueAt, can }, zone, now }: Props) {
  return (
    <CommandForm command="task.setDue" hidden={{ incidentId, taskId }} allowed={can.setDue} submit="Save" busyLabel="Saving …" tone="fill"
      notDone="Not saved.">
      <DateTimeField name="dueAt" label="Due" zone={zone} now={now} toward="future" defaultAt={dueAt?.toISOString()}
        hint={dueAt ? 'Empty the field to drop the due time.' : undefined} required={!dueAt} missing="Say when it is due." />
    </CommandForm>
  )
}
