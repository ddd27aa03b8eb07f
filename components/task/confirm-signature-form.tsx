import type { Allowed } from '@/components/form/allowed'
import { CommandForm } from '@/components/form/command-form'
import { TextArea } from '@/components/form/text-field'

/** Confirms a signature in doubt, after its signer was called back (SG-6). `trust`: of the signer's account as it is shown. */
export function ConfirmSignatureForm({ trust, allowed, ...ids }: { incidentId: string; signatureId: string; trust: number; allowed: Allowed }) {
  return (
    <CommandForm command="signature.confirm" hidden={ids} subject={{ trust }} allowed={allowed} submit="Confirm" busyLabel="Confirming …" tone="fill"
      notDone="Not confirmed.">
      <TextArea name="reason" label="How the signer was called back" hint="On a number that was known before, and what they said."
        rows={2} required missing="Write how." maxLength={2000} />
    </CommandForm>
  )
}
