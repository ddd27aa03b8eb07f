'use client'
import { setUp } from '@/app/set-up/actions'
import { DoorForm } from '@/components/door/door-form'
import { EnrolmentFields } from '@/components/door/enrolment-fields'
import { NewPasswordField } from '@/components/door/new-password-field'
import { ShownOnce, codesIn, codesWhy } from '@/components/door/shown-once'
import { TextField } from '@/components/form/text-field'
import type { Enrolment } from '@/lib/actor/enrolment'

export function SetUpForm({ enrolment }: { enrolment: Enrolment }) {
  return (
    <DoorForm act={setUp} submit="Set up" busyLabel="Setting up …" notDone="Not set up." done={(answer) => (
      <ShownOnce title="Your recovery codes" why={codesWhy} lines={codesIn(answer)}>
        <a className="button button-fill" target="_self" href="/sign-in?next=/settings">I have kept them: sign in</a>
      </ShownOnce>
    )}>
      <TextField name="setUpCode" label="Set-up code" hint="Shown in the terminal where Muster was started." required missing="Enter the set-up code."
        maxLength={200} />
      <TextField name="organisation" label="Organisation" required missing="Name the organisation." maxLength={120} autoComplete="organization" />
      <TextField name="name" label="Your name" required missing="Enter your name." maxLength={120} autoComplete="name" />
      <TextField name="login" label="User name" hint="2 to 60 lowercase letters, digits, dots, hyphens or @." required missing="Choose a user name." maxLength={60}
        autoComplete="username" />
      <NewPasswordField name="password" label="Password" />
      <EnrolmentFields enrolment={enrolment} />
    </DoorForm>
  )
}
