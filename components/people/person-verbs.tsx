import { CommandForm } from '@/components/form/command-form'
import { DateTimeField } from '@/components/form/date-time-field'
import { PersonSelect, Select } from '@/components/form/select'
import { SureField } from '@/components/form/sure-field'
import { TextArea, TextField } from '@/components/form/text-field'
import { Verb } from '@/components/form/verb'
import { PersonName } from '@/components/ui/person-name'
import type { WholePeople } from '@/lib/queries/people'
import type { Person } from '@/lib/queries/people/person'
import { isolated } from '@/lib/rules/hidden-characters'
import { comesBack } from './comes-back'
import { CorrectEntryForm } from './correct-form'
import { ConfirmIdentityForm } from './identity-row'
import { kindOptions } from './people-words'
import type { Reader } from '@/components/ui/reader'
import { SeatFields } from './seat-fields'
import { SeatStack } from './seat-stack'
import { NarrowForm, ShareForms } from './sight-forms'

type Props = { page: WholePeople; person: Person } & Reader

/** What the viewer can do with a seat now. What the seat's state rules out is not offered; who may not, reads whom to ask. */
export function PersonVerbs({ page, person, zone, now }: Props) {
  const { can, seatId, name } = person
  const hidden = { incidentId: page.incidentId, seatId }
  const offered = Object.values(can).filter((verdict) => verdict.allowed)
  if (offered.length === 0) return !can.remove.allowed && <p className="why mt-3">{can.remove.because}</p>
  return (
    <div className="verbs person-verbs">
      {can.confirmIdentity.allowed && <Verb label="Confirm identity…">
        <ConfirmIdentityForm incidentId={page.incidentId} seatId={seatId} trust={person.trust} name={name} allowed={can.confirmIdentity} vouched={person.vouched}
          before={person.corrections.find(({ field }) => field === 'reach') ?? null} zone={zone} now={now} />
      </Verb>}
      {can.giveAccess.allowed && <Verb label="Give access…">
        <CommandForm command="seat.giveAccess" hidden={hidden} allowed={can.giveAccess} submit="Give access" busyLabel="Giving access …"
          notDone="No access given.">
          <SeatStack begins={{ kind: person.kind, sees: person.needsEnd ? 'shared' : 'whole' }}>
            <PersonSelect name="personId" label="Account" people={person.accounts} required missing="Choose the account."
              hint="If it is the account of someone on the roster, both entries become one." />
            <SureField label="This account is theirs" />
            <SeatFields zone={zone} now={now} needsEnd={person.needsEnd} defaultSees={person.needsEnd ? 'shared' : 'whole'} />
          </SeatStack>
        </CommandForm>
      </Verb>}
      {can.correct.allowed && <Verb label="Correct…"><CorrectEntryForm incidentId={page.incidentId} person={person} zone={zone} now={now} /></Verb>}
      {can.share.allowed && <ShareForms page={page} person={person} />}
      {can.openWindow.allowed && <Verb label={person.accessUntil ? 'Change when access ends…' : 'Set when access ends…'}>
        <CommandForm command="seat.openWindow" hidden={hidden} allowed={can.openWindow} submit="Set end of access" busyLabel="Setting …"
          notDone="Not changed.">
          <div className="stack">
            <DateTimeField name="accessUntil" label="Access ends" zone={zone} now={now} toward="future" defaultAt={person.accessUntil?.toISOString()}
              required missing="Say when access ends." />
            <Reason />
          </div>
        </CommandForm>
      </Verb>}
      {can.narrow.allowed && <NarrowForm page={page} person={person} />}
      {can.widen.allowed && <Verb label="Give a full seat…">
        <CommandForm command="seat.widen" hidden={hidden} allowed={can.widen} submit="Give a full seat" busyLabel="Giving a full seat …"
          notDone="Not given.">
          <Reason />
        </CommandForm>
      </Verb>}
      {can.suspend.allowed && <Verb label="Suspend…">
        <CommandForm command="seat.suspend" hidden={hidden} allowed={can.suspend} submit="Suspend" busyLabel="Suspending …"
          notDone="Not suspended.">
          <div className="stack">
            <p className="note">Suspend <PersonName name={name} />: pages close at once, tasks stay where they are. A call-back opens them again.</p>
            <Reason />
          </div>
        </CommandForm>
      </Verb>}
      {can.doubt.allowed && <Verb label="Account compromised…">
        <CommandForm command="signature.doubt" hidden={hidden} allowed={can.doubt} submit="Mark signatures in doubt" busyLabel="Marking …"
          notDone="Nothing was marked.">
          <div className="stack">
            <p className="note">Every signature given here with the account of <PersonName name={name} /> at or after this moment will be in doubt until you have called back and confirmed it.</p>
            <DateTimeField name="since" label="Compromised since" zone={zone} now={now} required missing="Say since when." />
            <Reason />
          </div>
        </CommandForm>
      </Verb>}
      {can.remove.allowed && <Verb label="Remove…">
        <CommandForm command="seat.remove" hidden={hidden} allowed={can.remove} submit={`Remove ${isolated(name)}`} busyLabel="Removing …"
          notDone="Not removed.">
          <div className="stack">
            <p className="note note-accent"><b>Remove <PersonName name={name} />:</b> {comesBack(person)}</p>
            <Reason />
          </div>
        </CommandForm>
      </Verb>}
      {can.addAgain.allowed && <Verb label="Add again…">
        <CommandForm command="seat.addAgain" hidden={hidden} allowed={can.addAgain} submit="Add again" busyLabel="Adding …"
          notDone="Not added.">
          <SeatStack begins={{ kind: person.kind, personId: person.hasAccount ? 'account' : '', sees: person.sees }}>
            <Select name="kind" label="Kind" options={kindOptions} defaultValue={person.kind} required
              missing="Choose a kind." />
            <TextArea name="why" label="Why" required missing="Say why this person needs to know." maxLength={500} rows={2} />
            <TextField name="reach" label="Safe way to reach them" defaultValue={person.reach} required
              missing="Enter a safe way to reach this person." maxLength={300} />
            <SeatFields zone={zone} now={now} needsEnd={person.needsEnd} defaultSees={person.sees} />
          </SeatStack>
        </CommandForm>
      </Verb>}
    </div>
  )
}

const Reason = () => <TextArea name="reason" label="Reason" required missing="Write the reason." maxLength={2000} rows={2} />
