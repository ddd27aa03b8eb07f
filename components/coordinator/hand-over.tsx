import { CommandForm } from '@/components/form/command-form'
import { DateTimeField } from '@/components/form/date-time-field'
import { PersonSelect } from '@/components/form/select'
import { TextArea } from '@/components/form/text-field'
import { Verb } from '@/components/form/verb'
import { AsTyped } from '@/components/ui/as-is'
import { EmptyLine } from '@/components/ui/empty'
import { PersonName } from '@/components/ui/person-name'
import { Row } from '@/components/ui/row'
import { Section } from '@/components/ui/section'
import { Time } from '@/components/ui/time'
import type { Office } from '@/lib/queries/office'
import type { Reader } from '@/components/ui/reader'

/** Hand-over (C2): the offer that is open, or the way to make one. */
export function HandOver({ page, zone, now }: { page: Office } & Reader) {
  const { offer } = page
  return (
    <Section className="after-sign-off" title="Handover" quiet="you stay coordinator until the person named accepts">
      {offer && (
        <ul>
          <Row id="offer" shape="waits-for-somebody" word="waiting for someone else" title={<b>Offered to <PersonName name={offer.toName} /></b>}
            second={<span className="as-written"><AsTyped text={offer.note} /></span>}
            meta={offer.dueAt ? <>until <Time at={offer.dueAt} zone={zone} now={now} as="both" /></> : <Time at={offer.offeredAt} zone={zone} now={now} as="age" />}
            verbs={<CommandForm command="handOver.withdraw" hidden={{ incidentId: page.incidentId, offerId: offer.id }} allowed={offer.can.withdraw}
              submit="Withdraw the offer" busyLabel="Withdrawing …" tone="word" />} />
        </ul>
      )}
      {!offer && page.choices.office.length === 0 && <EmptyLine>Nobody else can take over yet. Add people, and have them acknowledge the rules.</EmptyLine>}
      {!offer && page.choices.office.length > 0 && <div className="acts py-3"><Offer page={page} zone={zone} now={now} /></div>}
    </Section>
  )
}

function Offer({ page, zone, now }: { page: Office } & Reader) {
  return (
    <Verb label="Hand over…" tone="plain" allowed={page.can.offer}>
      <CommandForm command="handOver.offer" hidden={{ incidentId: page.incidentId }} allowed={page.can.offer} submit="Offer handover" busyLabel="Offering …"
        tone="fill" notDone="Not offered.">
        <div className="stack">
          <PersonSelect name="seatId" label="To whom" people={page.choices.office} required missing="Choose the person who is to coordinate." />
          <TextArea name="note" label="Handover note" rows={6} required missing="Write what the next coordinator needs to know." maxLength={4000}
            hint="What is running, what is dangerous to touch, and what you promised to whom. Open decisions are listed automatically." />
          <DateTimeField name="dueAt" label="Open until (optional)" hint="After this, the offer lapses and you stay coordinator."
            zone={zone} now={now} toward="future" />
        </div>
      </CommandForm>
    </Verb>
  )
}
