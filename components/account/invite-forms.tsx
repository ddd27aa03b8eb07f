'use client'
import { invite, reinvite } from '@/app/accounts/actions'
import { DoorForm } from '@/components/door/door-form'
import { ShownOnce } from '@/components/door/shown-once'
import { Checkbox, RadioGroup } from '@/components/form/choices'
import { SureField } from '@/components/form/sure-field'
import { TextArea, TextField } from '@/components/form/text-field'
import { isolated } from '@/lib/rules/hidden-characters'

const why = 'Give it to the person yourself, face to face or by a way you trust. It works once, for three days, and is not shown again.'
const link = (answer: Record<string, unknown>) => <ShownOnce title="One-time link" why={why} lines={[String(answer.link)]} />

const from = [
  { value: 'true', label: 'Our own people' },
  { value: 'false', label: 'A partner or contractor', hint: 'Can’t open incidents, and is never an administrator.' },
]

export function InviteForm() {
  return (
    <DoorForm act={invite} submit="Invite" busyLabel="Inviting …" notDone="Not invited." done={link}>
      <TextField name="name" label="Name" required missing="Write the person’s name." maxLength={120} />
      <SureField />
      <TextField name="login" label="User name" hint="2 to 60 small letters, digits, dots, hyphens or @." required missing="Choose a user name." maxLength={60} />
      <TextField name="organisation" label="Organisation or team" required missing="Write where the person belongs." maxLength={120} />
      <RadioGroup name="ours" label="Belongs to" options={from} defaultValue="true" />
      <Checkbox name="administrator" label="Administrator" hint="Runs accounts and settings. Sees no incident by it." />
    </DoorForm>
  )
}

export function ReinviteForm({ personId, name }: { personId: string; name: string }) {
  return (
    <DoorForm act={reinvite} submit="Send a new invitation" busyLabel="Making the link …" notDone="No link was made." done={link}>
      <input type="hidden" name="personId" value={personId} />
      <TextArea name="reason" label="Reason" required missing="Write the reason." hint={`Everything ${isolated(name)} is signed in with ends now. Access to what ${isolated(name)} `
        + 'works on comes back when a coordinator has confirmed the person by call-back.'} />
    </DoorForm>
  )
}
