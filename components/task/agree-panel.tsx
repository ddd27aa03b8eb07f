import { CodeField } from '@/components/form/code-field'
import { CommandForm } from '@/components/form/command-form'
import { TextArea } from '@/components/form/text-field'
import { Verb } from '@/components/form/verb'
import { AsTyped } from '@/components/ui/as-is'
import type { TaskPage } from '@/lib/queries/task'
import { isolated } from '@/lib/rules/hidden-characters'

type Props = { page: TaskPage; coordinator: string; youCoordinate: boolean }

/** A task was set aside and the reader's signature is wanted: why, what it means, the code, and the two ways to answer (TK-13, ST-4). */
export function AgreePanel({ page: { incidentId, task, whole }, coordinator, youCoordinate }: Props) {
  if (!whole?.countersigning || !task.aside) return null
  const { instead, ask } = whole.countersigning
  const { decide } = whole
  return (
    <section className="sign-off agree" aria-label="Do you agree?">
      <h2>Set aside: do you agree?</h2>
      <p className="agree-reason as-written">“<AsTyped text={task.aside.reason} />”</p>
      <p>If you agree, this is not done: {isolated(instead)}. Tasks that waited for it continue. It can be reinstated at any time.</p>
      <p className="text-ink-2">
        You sign as {task.aside.needs === 'manager' ? 'a manager' : 'the communication owner'}. Without this signature the incident can’t be closed.
      </p>
      <CommandForm command="task.countersign" hidden={{ incidentId, taskId: task.id }} subject={{ fingerprint: decide.prints.countersign }}
        allowed={decide.can.countersign} submit="Agree" busyLabel="Signing …" tone="fill" notDone="Not signed.">
        <CodeField />
      </CommandForm>
      {!youCoordinate && (
        <div className="acts mt-3">
          <Verb label={`Ask ${isolated(coordinator)}…`} tone="plain" allowed={ask}>
            <CommandForm command="question.ask" hidden={{ incidentId, taskId: task.id }} allowed={ask} submit="Ask" busyLabel="Asking …" notDone="Not asked.">
              <TextArea name="text" label={`Your question to ${isolated(coordinator)}`} hint="You’ll find the answer on the Roster page." required
                missing="Enter your question." maxLength={2000} rows={2} />
            </CommandForm>
          </Verb>
        </div>
      )}
    </section>
  )
}
