import { CommandForm } from '@/components/form/command-form'
import { Select } from '@/components/form/select'
import { SureField } from '@/components/form/sure-field'
import { TextArea, TextField } from '@/components/form/text-field'
import type { Person } from '@/lib/queries/people/person'
import { kindOptions } from './people-words'
import type { Reader } from '@/components/ui/reader'
import { EndField } from './seat-fields'

/** Corrects what the roster says of somebody (N1): every field as it stands. The name of somebody with an account is the account's own. */
export function CorrectEntryForm({ incidentId, person, ...reader }: { incidentId: string; person: Person } & Reader) {
  const { seatId, version, name, organisation, kind, why, reach, hasAccount, accessUntil } = person
  return (
    <CommandForm command="seat.correct" hidden={{ incidentId, seatId }} subject={{ version }} allowed={person.can.correct}
      submit="Correct the entry" busyLabel="Correcting …" notDone="Not corrected.">
      <div className="stack">
        <p className="hint">Change what is wrong and leave the rest. The old text stays readable.</p>
        {hasAccount ? <p className="note">Name and organisation are those of the account.</p> : (
          <>
            <div className="pair-fields">
              <TextField name="name" label="Name" defaultValue={name} required missing="Write the name." maxLength={120} />
              <TextField name="organisation" label="Organisation" defaultValue={organisation} maxLength={120} />
            </div>
            <SureField />
          </>
        )}
        <Select name="kind" label="Kind" options={kindOptions} defaultValue={kind} required missing="Choose a kind." />
        {hasAccount && accessUntil === null && <EndField {...reader} />}
        <TextArea name="why" label="Why" defaultValue={why} required missing="Say why this person needs to know." maxLength={500} rows={2} />
        <TextField name="reach" label="Safe way to reach them" hint="Nothing that the intruder may be able to read." defaultValue={reach} required
          missing="Enter a safe way to reach this person." maxLength={300} />
        <TextArea name="reason" label="Why it is corrected" required missing="Write why." maxLength={2000} rows={2} />
      </div>
    </CommandForm>
  )
}
