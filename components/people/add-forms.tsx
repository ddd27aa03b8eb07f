import { CommandForm } from '@/components/form/command-form'
import { SureField } from '@/components/form/sure-field'
import { TextArea, TextField } from '@/components/form/text-field'
import { PersonName } from '@/components/ui/person-name'
import type { AccountChoice, People, WholePeople } from '@/lib/queries/people'
import type { Reader } from '@/components/ui/reader'
import { SeatFields } from './seat-fields'
import { SeatStack } from './seat-stack'
import { WhoFields } from './who-fields'

/** Puts somebody on the roster: the coordinator's own act (SE-1). */
export function AddForm({ page, ...reader }: { page: WholePeople } & Reader) {
  return (
    <CommandForm command="seat.add" hidden={{ incidentId: page.incidentId }} allowed={page.add} submit="Add"
      busyLabel="Adding …" tone="fill" notDone="Not added.">
      <SeatStack>
        <WhoFields accounts={page.accounts} />
        <SureField />
        <TextArea name="why" label="Why" required missing="Say why this person needs to know." maxLength={500} rows={2} />
        <TextField name="reach" label="Safe way to reach them" hint="Nothing that the intruder may be able to read." required
          missing="Enter a safe way to reach this person." maxLength={300} />
        <SeatFields {...reader} />
      </SeatStack>
    </CommandForm>
  )
}

/** Proposes somebody (SE-2). The answer is always the same. */
export function ProposeForm({ page, accounts }: { page: People; accounts: readonly AccountChoice[] }) {
  return (
    <CommandForm command="seat.propose" hidden={{ incidentId: page.incidentId }} allowed={page.can.propose} submit="Propose"
      busyLabel="Proposing …" notDone="Not proposed.">
      <div className="stack">
        <p className="note"><PersonName name={page.coordinator} /> decides. Until then the person is told nothing, not even by you.</p>
        <WhoFields accounts={accounts} />
        <TextArea name="why" label="Why" required missing="Say why this person needs to know." maxLength={500} rows={2} />
        <TextField name="reach" label="Safe way to reach them, if you know one" maxLength={300} />
      </div>
    </CommandForm>
  )
}
