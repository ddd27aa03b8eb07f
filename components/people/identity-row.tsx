import type { Allowed } from '@/components/form/allowed'
import { CommandForm } from '@/components/form/command-form'
import { TextArea, TextField } from '@/components/form/text-field'
import { Verb } from '@/components/form/verb'
import type { Sent } from '@/components/ui/packed'
import { PersonName } from '@/components/ui/person-name'
import { Row } from '@/components/ui/row'
import { Time } from '@/components/ui/time'
import type { SeatCorrection } from '@/lib/queries/people/corrections'
import type { Listed, Vouched } from '@/lib/queries/people/list'
import { isolated } from '@/lib/rules/hidden-characters'
import { ReachBefore } from './entry-corrections'
import type { AnyReader, Reader } from '@/components/ui/reader'

/** Somebody whose account was reset: access opens again only after a call-back (W5). */
export function IdentityRow({ incidentId, person, allowed, ...reader }: { incidentId: string; person: Listed; allowed: Allowed } & Reader) {
  return (
    <Row id={`seat-${person.seatId}`} shape="waits-for-you" word="waiting for you" title={<b>Is it really <PersonName name={person.name} />?</b>}
      second="The account was disabled or reset. All pages stay closed until someone has called back.">
      <Verb label="Confirm identity…" tone="plain" allowed={allowed}>
        <ConfirmIdentityForm incidentId={incidentId} seatId={person.seatId} trust={person.trust} name={person.name} allowed={allowed}
          vouched={person.vouched} before={person.reachBefore} {...reader} />
      </Verb>
    </Row>
  )
}

type Confirmed = {
  incidentId: string; seatId: string; trust: number; name: string; allowed: Allowed; vouched: Vouched | Sent<Vouched> | null
  before: SeatCorrection | Sent<SeatCorrection> | null
} & AnyReader

/** What was done to make sure, kept in the record (SE-11). */
export function ConfirmIdentityForm({ incidentId, seatId, trust, name, allowed, vouched, before, ...reader }: Confirmed) {
  return (
    <CommandForm command="seat.confirmIdentity" hidden={{ incidentId, seatId }} subject={{ trust }} allowed={allowed} submit={`It is ${isolated(name)}`}
      busyLabel="Noting …" notDone="Not confirmed.">
      <div className="stack">
        {vouched && (
          <p className="note">The account was created or last reset by <PersonName name={vouched.by} />, <Time at={vouched.at} {...reader} as="both" />.</p>
        )}
        {vouched?.wroteReach && (
          <p className="note note-accent">
            <b><PersonName name={vouched.by} /> also wrote how the roster says to reach this person.</b> Whoever answers there may be someone they chose.
            Call a number from another source: the card, the staff list, a colleague.
          </p>
        )}
        {before && <ReachBefore name={name} before={before} {...reader} />}
        <TextField name="number" label="Number you called" required
          hint={vouched?.wroteReach ? 'Not the number on the roster, and never one that a caller gave you.' : 'From the roster or the card, never one that a caller gave you.'}
          missing="Write which number you called." maxLength={120} />
        {vouched?.wroteReach && (
          <TextField name="numberFrom" label="Where that number comes from" required missing="Write where the number comes from." maxLength={300} />
        )}
        <TextArea name="how" label="How you made sure" required missing="Write what you asked, and what was answered." maxLength={1000}
          rows={2} />
      </div>
    </CommandForm>
  )
}
