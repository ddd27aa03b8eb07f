import type { Allowed } from '@/components/form/allowed'
import { CommandForm } from '@/components/form/command-form'
import type { Tone } from '@/components/form/tone'

type Ids = { incidentId: string; taskId: string; seatId: string }

/** Yes or no to somebody who asks to work on a task (R1). `tones`: of yes, and of no. */
export function JoinVerbs(
  { can, tones: [yes, no], ...ids }: Ids & { can: { addHelper: Allowed; removeHelper: Allowed | undefined }; tones: readonly [Tone, Tone] },
) {
  return (
    <>
      <CommandForm command="task.addHelper" hidden={ids} allowed={can.addHelper} submit="Yes" busyLabel="Adding …" tone={yes} notDone="Not added." />
      <RemoveHelper {...ids} allowed={can.removeHelper} label="No" busyLabel="Answering …" tone={no} />
    </>
  )
}

/** Takes a helper off, or says no to who asked: for who may. */
export function RemoveHelper(
  { allowed, label, busyLabel, tone, ...ids }: Ids & { allowed: Allowed | undefined; label: string; busyLabel: string; tone: Tone },
) {
  if (!allowed?.allowed) return null
  return <CommandForm command="task.removeHelper" hidden={ids} allowed={allowed} submit={label} busyLabel={busyLabel} tone={tone} notDone="Not done." />
}
