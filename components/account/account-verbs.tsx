import { CodeField } from '@/components/form/code-field'
import { CommandForm } from '@/components/form/command-form'
import { TextArea } from '@/components/form/text-field'
import { Verb } from '@/components/form/verb'
import type { AccountRow } from '@/lib/queries/accounts'
import { isolated } from '@/lib/rules/hidden-characters'
import { ReinviteForm } from './invite-forms'

/** What an administrator can do with one account. */
export function AccountVerbs({ account: { id, name, state, administrator, deputiesLeft, fingerprints, can } }: { account: AccountRow }) {
  const subject = { personId: id }
  return (
    <>
      <Verb label="New invitation…" tone="plain" allowed={can.reinvite}><ReinviteForm personId={id} name={name} fingerprint={fingerprints.reinvite} /></Verb>
      <Verb label="Reset second factor…" tone="plain" allowed={can.resetSecondFactor}>
        <CommandForm command="account.resetSecondFactor" hidden={subject} subject={{ fingerprint: fingerprints.resetSecondFactor }}
          allowed={can.resetSecondFactor} submit="Reset it" busyLabel="Resetting …" notDone="Not reset.">
          {deputiesLeft !== null && <StandsIn name={name} left={deputiesLeft} />}
          <Reason hint={`${isolated(name)} is signed out and adds a new one after the password. On ${isolated(name)}’s incidents a coordinator first confirms by call-back.`} />
          <CodeField />
        </CommandForm>
      </Verb>
      {state === 'disabled' ? (
        <Verb label="Enable…" tone="plain" allowed={can.enable}>
          <CommandForm command="account.enable" hidden={subject} subject={{ fingerprint: fingerprints.enable }} allowed={can.enable}
            submit="Enable" busyLabel="Enabling …" notDone="Not enabled.">
            <p className="hint">{isolated(name)} can sign in again. On {isolated(name)}’s incidents a coordinator first confirms by call-back.</p>
            <CodeField />
          </CommandForm>
        </Verb>
      ) : (
        <Verb label="Disable…" tone="plain" allowed={can.disable}>
          <CommandForm command="account.disable" hidden={subject} subject={{ fingerprint: fingerprints.disable }} allowed={can.disable}
            submit="Disable" busyLabel="Disabling …" notDone="Not disabled.">
            {deputiesLeft !== null && <StandsIn name={name} left={deputiesLeft} />}
            <Reason hint={`${isolated(name)} is signed out everywhere at once, and the tokens of ${isolated(name)} end.`} />
            <CodeField />
          </CommandForm>
        </Verb>
      )}
      {administrator
        ? <CommandForm command="account.endAdministrator" hidden={subject} allowed={can.endAdministrator} submit="Remove as administrator" busyLabel="Ending …" />
        : (
          <Verb label="Make administrator…" tone="plain" allowed={can.makeAdministrator}>
            <CommandForm command="account.makeAdministrator" hidden={subject} subject={{ fingerprint: fingerprints.makeAdministrator }}
              allowed={can.makeAdministrator} submit="Make administrator" busyLabel="Changing …" notDone="Not changed.">
              <p className="hint">{name} then runs accounts and settings, and can’t be a standing deputy.</p>
              <CodeField />
            </CommandForm>
          </Verb>
        )}
    </>
  )
}

/** What else ends with the account as it is: a naming as standing deputy, and with too few of them the opening of incidents (C7). */
function StandsIn({ name, left }: { name: string; left: number }) {
  return (
    <p className="note note-accent">
      <b>{isolated(name)} is a standing deputy, and will no longer be in force</b>, even once the account is enabled again: name them again under
      Settings. {left < 2 ? `That leaves ${left === 0 ? 'nobody' : 'only one'}, and no incident can be opened with fewer than two.` : `${left} others are left.`}
    </p>
  )
}

function Reason({ hint }: { hint: string }) {
  return <TextArea name="reason" label="Reason" hint={hint} required missing="Write the reason." rows={2} maxLength={2000} />
}
