import { CodeField } from '@/components/form/code-field'
import { CommandForm } from '@/components/form/command-form'
import type { Tone } from '@/components/form/tone'
import { Verb } from '@/components/form/verb'
import type { Several } from './several'
import { SeveralTicks } from './several-ticks'

/** Signs with one code that setting several tasks aside is right (TK-13, ST-4): every reason stands above the code, those that are ticked are signed. */
export function SeveralVerb({ several: { incidentId, fingerprint, can, tasks }, tone }: { several: Several; tone: Tone }) {
  return (
    <Verb label="Countersign all…" tone={tone} allowed={can}>
      <CommandForm command="task.countersignAll" hidden={{ incidentId }}
        subject={{ fingerprint, shown: tasks.map(({ taskId }) => taskId) }} allowed={can} submit="Countersign those ticked" busyLabel="Signing …" tone="fill" notDone="Not signed.">
        <div className="stack">
          <SeveralTicks tasks={tasks} />
          <CodeField />
        </div>
      </CommandForm>
    </Verb>
  )
}
