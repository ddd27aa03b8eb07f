'use client'
import { unlockScreen } from '@/app/locked/actions'
import { DoorForm } from '@/components/door/door-form'
import { TextField } from '@/components/form/text-field'

export function UnlockForm({ next }: { next: string }) {
  return (
    <DoorForm act={unlockScreen} submit="Unlock" busyLabel="Checking …" notDone="Still locked.">
      <input type="hidden" name="next" value={next} />
      <TextField name="proof" type="password" label="Code or password" hint="Six digits from your authenticator app, or your password." required
        missing="Enter a code or your password." autoComplete="current-password" />
    </DoorForm>
  )
}
