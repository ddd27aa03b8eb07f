import { CodeField } from '@/components/form/code-field'
import { CommandForm } from '@/components/form/command-form'
import { DateTimeField } from '@/components/form/date-time-field'
import { PersonSelect, Select } from '@/components/form/select'
import { Verb } from '@/components/form/verb'
import { AsTyped } from '@/components/ui/as-is'
import { PersonName } from '@/components/ui/person-name'
import { Row } from '@/components/ui/row'
import { Section } from '@/components/ui/section'
import type { ShapeName } from '@/components/ui/shape-drawings'
import { Time } from '@/components/ui/time'
import { Hash } from '@/components/ui/mono'
import type { TaskPage } from '@/lib/queries/task'
import type { SignatureLine } from '@/lib/queries/task/signatures'
import { ConfirmSignatureForm } from './confirm-signature-form'
import type { Reader } from '@/components/ui/reader'
import { SignedContent } from './signed-content'

const shapes: Record<SignatureLine['state'], ShapeName> = {
  'in force': 'signed-off', overtaken: 'overtaken', void: 'set-aside', 'in doubt': 'overtaken', 'on paper': 'waits-for-somebody',
}
const stateWords: Record<SignatureLine['state'], string> = {
  'in force': 'in force', overtaken: 'overtaken', void: 'void', 'in doubt': 'in doubt',
  'on paper': 'on paper, not in force yet',
}

/** Every signature of the task: nothing is ever deleted, a new one stands above the old (states 5). */
export function Signatures({ page, ...reader }: { page: TaskPage } & Reader) {
  const { signatures, read } = page.signing
  const mayType = page.can.signOnPaper.allowed && page.whole !== null
  if (signatures.length === 0 && !mayType) return null
  return (
    <Section title="Signatures" id="signed" className="after-sign-off">
      <ul>
        {signatures.map((signature) => (
          <Signature key={signature.id} page={page} signature={signature} opened={read?.id === signature.id} {...reader} />
        ))}
      </ul>
      {read && <SignedContent content={read.content} />}
      {mayType && (
        <div className="mt-3"><Verb label="Enter a paper signature…"><PaperForm page={page} {...reader} /></Verb></div>
      )}
    </Section>
  )
}

function Signature({ page, signature, opened, zone, now }: { page: TaskPage; signature: SignatureLine; opened: boolean } & Reader) {
  const { id, purpose, state, by, office, at, how, sameHand, stateReason, fingerprint } = signature
  const href = `/incidents/${page.incidentId}/plan/${page.task.id}`
  return (
    <Row shape={shapes[state]} title={<><b><PersonName name={by ?? 'Someone'} /></b>, {office} <span className="text-ink-2">{stateWords[state]}</span></>}
      second={<>{purpose === 'sign-off' ? 'Signed off' : 'Countersigned that it is set aside'}, {how}{sameHand && ', no second person'}.{' '}
        <Hash value={fingerprint} short />
        {stateReason && <p className="as-written"><AsTyped text={stateReason} /></p>}</>}
      meta={<Time at={at} zone={zone} now={now} as="both" />}
      verbs={<>
        {purpose === 'sign-off' && (
          <a className="word" href={opened ? `${href}#signed` : `${href}?signature=${id}#signed`}>
            {opened ? 'Close' : 'Read it'}</a>
        )}
        <SignatureVerbs page={page} signature={signature} />
      </>} />
  )
}

function SignatureVerbs({ page, signature }: { page: TaskPage; signature: SignatureLine }) {
  const { id, state, paper, trust, confirm } = signature
  const hidden = { incidentId: page.incidentId, signatureId: id }
  return (
    <>
      {state === 'in doubt' && (
        <Verb label="Confirm…" allowed={confirm}>
          <ConfirmSignatureForm {...hidden} trust={trust} allowed={confirm} />
        </Verb>
      )}
      {paper?.confirm.allowed && (
        <Verb label="Confirm that you signed…">
          <CommandForm command="signature.confirmPaper" hidden={hidden} subject={{ fingerprint: paper.prints.confirm }}
            allowed={paper.confirm} submit="Confirm" busyLabel="Confirming …" tone="fill"
            notDone="Not confirmed."><CodeField /></CommandForm>
        </Verb>
      )}
      {paper && (
        <Verb label="Accept…" allowed={paper.accept}>
          <CommandForm command="signature.acceptPaper" hidden={hidden} subject={{ fingerprint: paper.prints.accept }} allowed={paper.accept}
            submit="Accept" busyLabel="Accepting …" tone="fill"
            notDone="Not accepted."><CodeField /></CommandForm>
        </Verb>
      )}
    </>
  )
}

/** A signature given on paper, typed in with its scan (SG-7). */
function PaperForm({ page, zone, now }: { page: TaskPage } & Reader) {
  const { task, choices, can } = page
  const register = <a href={`/incidents/${page.incidentId}/evidence`}>Evidence</a>
  if (choices.evidence.length === 0) return <p>Register the scan under {register} first.</p>
  return (
    <CommandForm command="signature.signOnPaper" hidden={{ incidentId: page.incidentId, taskId: task.id, purpose: 'sign-off' }}
      allowed={can.signOnPaper} submit="Type it in"
      busyLabel="Noting …" tone="fill" notDone="Not noted.">
      <div className="stack">
        <PersonSelect name="seatId" label="Signed by" people={choices.people} defaultValue={task.coordinator?.seatId} required
          missing="Choose who signed." />
        <DateTimeField name="signedAt" label="Signed at" zone={zone} now={now} required missing="Enter when it was signed." />
        <Select name="evidenceId" label="Scan of the paper" options={choices.evidence.map(({ id, name }) => ({ value: id, label: name }))}
          required missing="Choose the scan." />
      </div>
    </CommandForm>
  )
}
