import { CommandForm } from '@/components/form/command-form'
import { TextArea } from '@/components/form/text-field'
import { Verb } from '@/components/form/verb'
import type { TaskPage } from '@/lib/queries/task'
import { isolated } from '@/lib/rules/hidden-characters'
import { idsOf } from './ids-of'

/** For its task coordinator: asks whoever coordinates the incident for a due time, or another one (TK-16). */
export function AskDue({ page, coordinator }: { page: TaskPage; coordinator: string }) {
  const { askDue } = page.can
  if (!askDue) return null
  return (
    <div className="acts mt-3">
      <Verb label={page.task.dueAt ? 'Ask for another due time…' : 'Ask for a due time…'} tone="text" allowed={askDue}>
        <CommandForm command="question.ask" hidden={idsOf(page)} allowed={askDue} submit="Ask" busyLabel="Asking …" tone="fill" notDone="Not asked.">
          <TextArea name="text" label={`Your question to ${isolated(coordinator)}`} hint="You’ll find the answer under Roster." required
            missing="Enter your question." defaultValue="Due by …?" maxLength={2000} rows={2} />
        </CommandForm>
      </Verb>
    </div>
  )
}
