import { CommandForm } from '@/components/form/command-form'
import { TextArea } from '@/components/form/text-field'
import { Verb } from '@/components/form/verb'
import type { Plan } from '@/lib/queries/plan'
import { listed } from '@/lib/rules/blocked'
import { isolated } from '@/lib/rules/hidden-characters'

/** Takes up again all tasks of a section that were set aside (TK-14): for who may, where there are any. */
export function SectionUpVerb({ page: { incidentId, tasks, can: { takeSectionUp } }, section }: { page: Plan; section: string }) {
  const aside = tasks.filter((task) => task.section === section && task.state === 'set aside')
  if (aside.length === 0 || !takeSectionUp.allowed) return null
  const one = aside.length === 1
  return (
    <Verb label="Reinstate…" allowed={takeSectionUp}>
      <CommandForm command="task.takeSectionUp" hidden={{ incidentId, section }} allowed={takeSectionUp} submit="Reinstate" busyLabel="Reinstating …"
        tone="fill" notDone="Not reinstated.">
        <p className="mb-3">{listed(aside.map(({ title }) => isolated(title)))} will be open again, without a task coordinator. No signature from before will
          count.</p>
        <TextArea name="reason" label={one ? 'Why it is needed after all' : 'Why they are needed after all'} rows={2} required missing="Write the reason."
          maxLength={2000} />
      </CommandForm>
    </Verb>
  )
}
