'use client'
import { accept } from '@/app/invitation/[token]/actions'
import { DoorForm } from '@/components/door/door-form'
import { EnrolmentFields } from '@/components/door/enrolment-fields'
import { NewPasswordField } from '@/components/door/new-password-field'
import { ShownOnce, codesIn, codesWhy } from '@/components/door/shown-once'
import type { Enrolment } from '@/lib/actor/enrolment'

export function AcceptForm({ token, enrolment }: { token: string; enrolment: Enrolment }) {
  return (
    <DoorForm act={accept.bind(null, token)} submit="Set up my account" busyLabel="Setting up …" notDone="Not set up." done={(answer) => (
      <ShownOnce title="Your recovery codes" why={codesWhy} lines={codesIn(answer)}><a className="button button-fill" target="_self" href="/sign-in">I have kept them: sign in</a></ShownOnce>
    )}>
      <NewPasswordField name="password" label="Password" />
      <EnrolmentFields enrolment={enrolment} />
    </DoorForm>
  )
}
