'use client'
import { invite, inviteAdministrator, reinvite } from '@/app/accounts/actions'
import { DoorForm } from '@/components/door/door-form'
import { ShownOnce } from '@/components/door/shown-once'
import { RadioGroup } from '@/components/form/choices'
import { CodeField } from '@/components/form/code-field'
import { SureField } from '@/components/form/sure-field'
import { TextArea, TextField } from '@/components/form/text-field'
import type { Accounts } from '@/lib/queries/accounts'
import { isolated } from '@/lib/rules/hidden-characters'

const why = 'Give it to the person yourself, face to face or by a way you trust. It works once, for three days, and is not shown again.'
const link = (answer: Record<string, unknown>) => <ShownOnce title="One-time link" why={why} lines={[String(answer.link)]} />

const from = [
  { value: 'true', label: 'Our own people' },
  { value: 'false', label: 'A partner or contractor', hint: 'They can’t open incidents.' },
]

export function InviteForm() {
  return (
    <DoorForm act={invite} submit="Invite" busyLabel="Inviting …" notDone="Not invited." done={link}>
      <Who />
      <RadioGroup name="ours" label="Belongs to" options={from} defaultValue="true" />
    </DoorForm>
  )
}

/** For one of the organisation's own people who is to run accounts: proved by the second factor. */
export function InviteAdministratorForm({ administrators: { names, fingerprint } }: { administrators: Accounts['administrators'] }) {
  return (
    <DoorForm act={inviteAdministrator} submit="Invite as administrator" busyLabel="Inviting …" notDone="Not invited." done={link}>
      <input type="hidden" name="fingerprint" value={fingerprint} />
      <p className="hint">Runs accounts and settings alongside {names.join(', ')}. Gets no access to incidents, and can’t be a standing deputy.</p>
      <Who />
      <CodeField />
    </DoorForm>
  )
}

function Who() {
  return (
    <>
      <TextField name="name" label="Name" required missing="Write the person’s name." maxLength={120} />
      <SureField />
      <TextField name="login" label="User name" hint="2 to 60 lowercase letters, digits, dots, hyphens or @." required missing="Choose a user name." maxLength={60} />
      <TextField name="organisation" label="Organisation or team" required missing="Write where the person belongs." maxLength={120} />
    </>
  )
}

export function ReinviteForm({ personId, name, fingerprint }: { personId: string; name: string; fingerprint: string }) {
  return (
    <DoorForm act={reinvite} submit="Make a new link" busyLabel="Making the link …" notDone="No link was made." done={link}>
      <input type="hidden" name="personId" value={personId} />
      <input type="hidden" name="fingerprint" value={fingerprint} />
      <TextArea name="reason" label="Reason" required missing="Write the reason." hint={`${isolated(name)} is signed out everywhere now. Access to incidents comes back `
        + 'once a coordinator has confirmed the person by call-back.'} maxLength={2000} />
      <CodeField />
    </DoorForm>
  )
}
