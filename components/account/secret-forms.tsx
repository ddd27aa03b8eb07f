'use client'
import { chooseTheme, changePassword, createToken, renewRecoveryCodes, replaceSecondFactor } from '@/app/account/actions'
import { DoorForm } from '@/components/door/door-form'
import { EnrolmentFields } from '@/components/door/enrolment-fields'
import { NewPasswordField } from '@/components/door/new-password-field'
import { ShownOnce, codesIn, codesWhy } from '@/components/door/shown-once'
import { RadioGroup } from '@/components/form/choices'
import { CodeField } from '@/components/form/code-field'
import { TextField } from '@/components/form/text-field'
import type { Theme } from '@/components/frame/theme'
import type { Enrolment } from '@/lib/actor/enrolment'

export function PasswordForm() {
  return (
    <DoorForm act={changePassword} submit="Change password" busyLabel="Changing …" notDone="Not changed.">
      <TextField name="current" type="password" label="Current password" required missing="Enter your current password." autoComplete="current-password" />
      <NewPasswordField name="next" label="New password" />
      <p className="why">This ends your other sessions and your tokens.</p>
    </DoorForm>
  )
}

export function RecoveryCodesForm() {
  return (
    <DoorForm act={renewRecoveryCodes} submit="Make new codes" busyLabel="Making …" notDone="Not made."
      done={(answer) => <ShownOnce title="Your recovery codes" why={codesWhy} lines={codesIn(answer)} />}>
      <CodeField />
      <p className="why">The old codes stop working.</p>
    </DoorForm>
  )
}

export function TokenForm() {
  return (
    <DoorForm act={createToken} submit="Make the token" busyLabel="Making …" notDone="Not made."
      done={(answer) => (
        <ShownOnce title="Your token" why="It acts as you wherever it is used. It is not shown again." lines={[String(answer.token)]} />
      )}>
      <TextField name="label" label="What it is for" example="Snapshots to evidence" required missing="Write what the token is for." maxLength={80} />
      <TextField name="days" type="number" label="Days until it ends" hint="365 at most." defaultValue="30" required />
      <CodeField />
    </DoorForm>
  )
}

export function ReplaceForm({ enrolment }: { enrolment: Enrolment }) {
  return (
    <DoorForm act={replaceSecondFactor} submit="Replace it" busyLabel="Checking …" notDone="Not replaced." done={(answer) => (
      <ShownOnce title="Your new recovery codes" why={codesWhy} lines={codesIn(answer)}><a className="button button-fill" target="_self" href="/account">I have kept them</a></ShownOnce>
    )}>
      <TextField name="current" label="Code of the old app" hint="If the app is lost: a recovery code." required missing="Enter a code of the old app, or a recovery code."
        autoComplete="one-time-code" maxLength={40} />
      <EnrolmentFields enrolment={enrolment} />
      <p className="why">This ends your other sessions and your tokens.</p>
    </DoorForm>
  )
}

const themes = [{ value: 'system', label: 'Match system' }, { value: 'light', label: 'Light' }, { value: 'dark', label: 'Dark' }]

export function ThemeForm({ theme }: { theme: Theme }) {
  return (
    <DoorForm act={chooseTheme} submit="Save" busyLabel="Changing …" fill={false} atOnce>
      <RadioGroup name="theme" label="Light or dark" hint="Kept in this browser." options={themes} defaultValue={theme} segments />
    </DoorForm>
  )
}
