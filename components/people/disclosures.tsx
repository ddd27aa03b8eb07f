import { CommandForm } from '@/components/form/command-form'
import { TextArea, TextField } from '@/components/form/text-field'
import { Verb } from '@/components/form/verb'
import { AsTyped } from '@/components/ui/as-is'
import { PersonName } from '@/components/ui/person-name'
import { Row } from '@/components/ui/row'
import { Section } from '@/components/ui/section'
import { Time } from '@/components/ui/time'
import type { People, WholePeople } from '@/lib/queries/people'
import type { Disclosure } from '@/lib/queries/people/disclosures'
import { DecideDisclosureForm } from './decide-disclosure-form'
import type { Reader } from '@/components/ui/reader'
import { Said } from './said'

/** "I have already told someone": the way to say so, without blame (SE-5). */
export function ReportDisclosure({ page }: { page: People }) {
  return (
    <Verb label="I have already told someone…" allowed={page.can.report}>
      <CommandForm command="disclosure.report" hidden={{ incidentId: page.incidentId }} allowed={page.can.report} submit="Report it"
        busyLabel="Reporting …" notDone="Not reported.">
        <div className="stack">
          <p className="note">What matters is that we know. <PersonName name={page.coordinator} /> decides what happens next.</p>
          <TextField name="toName" label="Who was told" required missing="Write the name." maxLength={120} />
          <TextField name="toOrganisation" label="Organisation, if you know it" maxLength={120} />
          <TextArea name="what" label="What was said, and how it came about" required missing="Write what was said." maxLength={2000} />
        </div>
      </CommandForm>
    </Verb>
  )
}

/** What was reported, and what the coordinator decided. */
export function Disclosures({ page, decides, ...reader }: { page: WholePeople; decides: boolean } & Reader) {
  if (page.disclosures.length === 0) return null
  return (
    <Section title="Told without approval" id="disclosures" quiet={`${page.disclosures.length}`}>
      <ul>{page.disclosures.map((each) => (
        <DisclosureRow key={each.id} incidentId={page.incidentId} disclosure={each} decides={decides} {...reader} />
      ))}</ul>
    </Section>
  )
}

type RowProps = { incidentId: string; disclosure: Disclosure; decides: boolean } & Reader

function DisclosureRow({ incidentId, disclosure, decides, ...reader }: RowProps) {
  const { id, toName, toOrganisation, what, by, reportedAt, decided, can } = disclosure
  return (
    <Row id={`disclosure-${id}`} shape={decided ? 'done' : decides ? 'waits-for-you' : 'waits-for-somebody'}
      word={decided ? 'decided' : decides ? 'waiting for you' : 'waiting for the coordinator'}
      title={<><b><PersonName name={toName} /></b> <span className="text-ink-2"><PersonName name={toOrganisation} /></span></>} meta={<Time at={reportedAt} {...reader} as="age" />}
      second={<>
        <p className="as-written"><AsTyped text={what} /></p><p>Reported by <PersonName name={by} /></p>
        {decided && <Said text={`${decided.decision}${talkWords(decided.mayTalk)}`} by={decided.by} at={decided.at} {...reader} />}
      </>}
      verbs={decides && !decided && (
        <Verb label="Decide…" allowed={can.decide}>
          <DecideDisclosureForm incidentId={incidentId} disclosure={disclosure} />
        </Verb>
      )} />
  )
}

const talkWords = (mayTalk: boolean | null): string =>
  mayTalk === null ? '' : mayTalk ? ' People on the roster may talk to them.' : ' Nobody may talk to them.'
