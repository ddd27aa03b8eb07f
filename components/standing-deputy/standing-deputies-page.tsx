import { CodeField } from '@/components/form/code-field'
import { CommandForm } from '@/components/form/command-form'
import { Verb } from '@/components/form/verb'
import { PageTitle } from '@/components/frame/page-title'
import { EmptyLine } from '@/components/ui/empty'
import { PersonName } from '@/components/ui/person-name'
import type { Reader } from '@/components/ui/reader'
import { Row } from '@/components/ui/row'
import { Section } from '@/components/ui/section'
import type { Naming, Namings } from '@/lib/queries/standing-deputies'
import { isolated } from '@/lib/rules/hidden-characters'
import { unsound } from '@/lib/rules/standing-deputy'
import { TooFew } from './too-few'
import { WhoStandsBehind } from './who-stands-behind'

/** The plan's standing deputies, for everybody of the organisation's own: to accept for oneself, and to confirm somebody else (C7, N4). */
export function StandingDeputiesPage({ page, zone }: { page: Namings; zone: string }) {
  return (
    <>
      <PageTitle title="Standing deputies" quiet="brought into an incident when nobody on its roster can act" />
      <div className="measure">
        <p className="note">
          A standing deputy is in force once they have accepted, and someone who is not an administrator has confirmed them. Confirm only someone
          you know, after speaking with them: anyone on this list may end up leading an incident.
        </p>
        <TooFew deputies={page.deputies} />
        <Section title="Named by the plan" quiet="in the order they are asked">
          {page.deputies.length === 0 && <EmptyLine>Nobody yet. An administrator names them under Settings.</EmptyLine>}
          <ul>{page.deputies.map((naming, index) => <Deputy key={naming.personId} naming={naming} place={index + 1} zone={zone} now={page.now} />)}</ul>
        </Section>
      </div>
    </>
  )
}

function Deputy({ naming, place, ...reader }: { naming: Naming; place: number } & Reader) {
  const { namingId, name, you, sound, accept, confirm } = naming
  const says = sound ? <WhoStandsBehind deputy={naming} {...reader} />
    : `${unsound} An administrator has to name this person again.`
  return (
    <Row shape={naming.counts ? 'involved' : 'waits-for-somebody'} word={naming.counts ? 'in force' : 'not in force yet'}
      title={<b>{place}. <PersonName name={name} />{you && ' (you)'}, <PersonName name={naming.organisation} /></b>} second={says}>
      {sound && namingId && you && naming.acceptedAt === null && (
        <Sign command="standingDeputy.accept" label="Accept…" submit="Accept" namingId={namingId} sign={accept}
          says="If nobody on an incident can act for the whole silence limit, Muster gives you access, and you may become its coordinator." />
      )}
      {sound && namingId && !you && naming.confirmedAt === null && (
        <Sign command="standingDeputy.confirm" label={`Confirm ${isolated(name)}…`} submit="Confirm" namingId={namingId} sign={confirm}
          says={`I know ${isolated(name)}, have spoken with them, and this account is theirs.`} />
      )}
    </Row>
  )
}

type SignProps = { command: string; label: string; submit: string; says: string; namingId: string; sign: Naming['accept'] }

function Sign({ command, label, submit, says, namingId, sign: { verdict, fingerprint } }: SignProps) {
  return (
    <Verb label={label} tone="plain" allowed={verdict}>
      <CommandForm command={command} hidden={{ namingId }} subject={{ fingerprint }} allowed={verdict} submit={submit} busyLabel="Signing …" tone="fill"
        notDone="Not signed.">
        <p className="hint">{says}</p>
        <CodeField />
      </CommandForm>
    </Verb>
  )
}
