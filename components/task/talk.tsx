import { CommandForm } from '@/components/form/command-form'
import { TextField } from '@/components/form/text-field'
import { AsTyped } from '@/components/ui/as-is'
import { PersonName } from '@/components/ui/person-name'
import { Section } from '@/components/ui/section'
import { Time } from '@/components/ui/time'
import type { TaskPage } from '@/lib/queries/task'
import type { Reader } from '@/components/ui/reader'

/** What the people of a task say to each other. No part of what is signed. */
export function Talk({ page, zone, now }: { page: TaskPage } & Reader) {
  const href = `/incidents/${page.incidentId}/plan/${page.task.id}`
  return (
    <Section title="Talk" className="after-sign-off">
      {page.work.olderThan && <p className="mb-3"><a href={`${href}?before=${page.work.olderThan}`}>Read what was written before</a></p>}
      <ul>{page.work.remarks.map((remark) => (
        <li key={remark.id} className="log-line dated">
          <Time at={remark.at} zone={zone} now={now} /><p className="as-written"><b><PersonName name={remark.by ?? 'Someone'} /></b> <AsTyped text={remark.text} /></p>
        </li>
      ))}</ul>
      {!page.work.newest && <p className="mt-3"><a href={href}>Read what was written last</a></p>}
      <div className="mt-3">
        <CommandForm command="task.remark" hidden={{ incidentId: page.incidentId, taskId: page.task.id }} allowed={page.can.remark}
          submit="Write" busyLabel="Writing …" notDone="Not written.">
          <TextField name="text" label="Write to the people on this task" hideLabel example="Write to the people on this task" required
            missing="Write something first." maxLength={4000} />
        </CommandForm>
      </div>
    </Section>
  )
}
