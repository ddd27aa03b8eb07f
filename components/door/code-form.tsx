'use client'
import { passCode } from '@/app/second-factor/actions'
import { DoorForm } from '@/components/door/door-form'
import { TextField } from '@/components/form/text-field'

/** A code from the app, or one of the recovery codes. */
export function CodeForm({ next }: { next: string }) {
  return (
    <DoorForm act={passCode} submit="Sign in" busyLabel="Checking …" notDone="Not signed in.">
      <input type="hidden" name="next" value={next} />
      <TextField name="code" label="Code" hint="Six digits from your authenticator app, or a recovery code." required
        missing="Enter the code that your app shows." autoComplete="one-time-code" maxLength={40} />
    </DoorForm>
  )
}
