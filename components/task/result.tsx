import { CommandForm } from '@/components/form/command-form'
import { TextArea } from '@/components/form/text-field'
import { Verb } from '@/components/form/verb'
import { AsTyped } from '@/components/ui/as-is'
import { EmptyLine } from '@/components/ui/empty'
import { Section } from '@/components/ui/section'
import type { TaskPage } from '@/lib/queries/task'

/** The result in writing (T2). */
export function Result({ page }: { page: TaskPage }) {
  const { task, can } = page
  const answered = page.work.questions.length > 0
  return (
    <Section title="Result" id="result">
      {task.result
        ? <p className="measure as-written mt-3"><AsTyped text={task.result} /></p>
        : <EmptyLine>{answered ? 'The answers say it, unless there is more to write down.' : 'Not written yet.'}</EmptyLine>}
      {can.work.allowed && (
        <div className="mt-3"><Verb label={task.result ? 'Change…' : 'Write it…'}>
          <CommandForm command="task.writeResult" hidden={{ incidentId: page.incidentId, taskId: task.id }}
            subject={{ version: task.version }} allowed={can.work} submit="Save result"
            busyLabel="Saving …" tone="fill" notDone="Not saved.">
            <TextArea name="result" label="What came of it" rows={5} defaultValue={task.result} maxLength={20_000} />
          </CommandForm>
        </Verb></div>
      )}
    </Section>
  )
}
