import type { ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'
import type { Fact } from '@/components/ui/facts'
import { shortHash } from '@/components/ui/group-digits'
import { Shape } from '@/components/ui/shape'
import type { Allowed } from './allowed'
import { CodeField } from './code-field'
import { CommandForm } from './command-form'
import { Difference, type Change } from './difference'

type SignOffPanelProps = {
  command: string
  hidden?: Record<string, string>
  version?: number
  /** of exactly what is shown; the signature is bound to it */
  fingerprint: string
  /** what the signature says; for one that was overtaken: who changed what when, and what that means */
  says: string
  /** what is signed: counts, as whom */
  facts: readonly Fact[]
  /** not allowed: open required items, somebody else's signature, and so on, in a sentence */
  allowed: Allowed
  /** the same with links, in place of the sentence */
  why?: ReactNode
  /** signed before and changed since: old beside new, and where to read what was signed */
  overtaken?: { changes: readonly Change[]; signed: ReactNode }
  /** what changed since the page was opened, if anything did */
  changed?: ReactNode
  /** another way to prove it than the six digits */
  otherProof?: ReactNode
  title?: string
  submit?: string
}

/** A signature: what it says, what is signed, proof of identity, the button. The only bordered panel of a page. */
export function SignOffPanel(props: SignOffPanelProps) {
  const { fingerprint, says, facts, allowed, overtaken, otherProof, version } = props
  const title = props.title ?? (overtaken ? 'Sign-off overtaken' : 'Sign off')
  return (
    <section className={classNames('sign-off', overtaken && 'overtaken')} aria-label={title}>
      <h2>{overtaken && <Shape of="overtaken" />}{title}</h2>
      <p className="sign-off-says">{says}</p>
      {overtaken ? <Difference changes={overtaken.changes} /> : (
        <dl>
          {facts.map(({ label, value }) => [<dt key={`${label} dt`}>{label}</dt>, <dd key={`${label} dd`}>{value}</dd>])}
          <dt>Fingerprint</dt><dd className="mono">{shortHash(fingerprint)}</dd>
        </dl>
      )}
      {props.changed}
      <CommandForm command={props.command} hidden={props.hidden} subject={{ version, fingerprint }} allowed={allowed} why={props.why} tone="fill"
        submit={props.submit ?? (overtaken ? 'Sign again' : 'Sign off')} busyLabel="Signing …" notDone="Not signed.">
        <CodeField other={otherProof} />
      </CommandForm>
      {overtaken && <p className="sign-off-link">{overtaken.signed}</p>}
    </section>
  )
}
