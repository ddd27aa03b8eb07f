import { CommandForm } from '@/components/form/command-form'
import { TextArea } from '@/components/form/text-field'
import { Verb } from '@/components/form/verb'
import type { AccountRow } from '@/lib/queries/accounts'
import { isolated } from '@/lib/rules/hidden-characters'
import { ReinviteForm } from './invite-forms'

/** What an administrator can do with one account. */
export function AccountVerbs({ account: { id, name, state, administrator, can } }: { account: AccountRow }) {
  const subject = { personId: id }
  return (
    <>
      <Verb label="New invitation…" tone="plain" allowed={can.reinvite}><ReinviteForm personId={id} name={name} /></Verb>
      <Verb label="Reset second factor…" tone="plain" allowed={can.resetSecondFactor}>
        <CommandForm command="account.resetSecondFactor" hidden={subject} allowed={can.resetSecondFactor} submit="Reset it" busyLabel="Resetting …"
          notDone="Not reset.">
          <Reason hint={`${isolated(name)} is signed out and adds a new one after the password. Where ${isolated(name)} works, a coordinator confirms the person by call-back first.`} />
        </CommandForm>
      </Verb>
      {state === 'disabled' ? (
        <CommandForm command="account.enable" hidden={subject} allowed={can.enable} submit="Enable" busyLabel="Enabling …" />
      ) : (
        <Verb label="Disable…" tone="plain" allowed={can.disable}>
          <CommandForm command="account.disable" hidden={subject} allowed={can.disable} submit="Disable" busyLabel="Disabling …" notDone="Not disabled.">
            <Reason hint={`${isolated(name)} is signed out everywhere at once, and the tokens of ${isolated(name)} end.`} />
          </CommandForm>
        </Verb>
      )}
      {administrator
        ? <CommandForm command="account.endAdministrator" hidden={subject} allowed={can.endAdministrator} submit="End administration" busyLabel="Ending …" />
        : <CommandForm command="account.makeAdministrator" hidden={subject} allowed={can.makeAdministrator} submit="Make administrator" busyLabel="Changing …" />}
    </>
  )
}

function Reason({ hint }: { hint: string }) {
  return <TextArea name="reason" label="Reason" hint={hint} required missing="Write the reason." rows={2} />
}
