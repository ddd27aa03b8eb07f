import type { ReactNode } from 'react'
import { CommandForm } from '@/components/form/command-form'
import { TextArea, TextField } from '@/components/form/text-field'
import type { Tone } from '@/components/form/tone'
import { Verb } from '@/components/form/verb'
import { PersonName } from '@/components/ui/person-name'
import type { Proposal } from '@/lib/queries/people/proposals'
import type { Reader } from '@/components/ui/reader'
import { SeatFields } from './seat-fields'
import { SeatStack } from './seat-stack'

type Props = {
  incidentId: string
  proposal: Pick<Proposal, 'seatId' | 'name' | 'kind' | 'reach' | 'needsEnd' | 'hasAccount'> & { can: Pick<Proposal['can'], 'approve' | 'decline'> }
  /** of approving, and of declining */
  tones: readonly [Tone, Tone]
  /** what is to be read before, where the row does not say it */
  who?: ReactNode
} & Reader

/** The ways to answer a proposal (SE-3, SE-4). */
export function ProposalVerbs({ incidentId, proposal, zone, now, tones: [approve, decline], who }: Props) {
  const { seatId, name, kind, reach, needsEnd, hasAccount, can } = proposal
  const hidden = { incidentId, seatId }
  return (
    <>
      <Verb label="Approve…" tone={approve} allowed={can.approve}>
        {who}
        <CommandForm command="seat.approve" hidden={hidden} allowed={can.approve} submit="Approve" busyLabel="Approving …" tone="fill"
          notDone="Not approved.">
          <SeatStack begins={{ kind, personId: hasAccount ? 'account' : '', sees: needsEnd ? 'shared' : 'whole' }}>
            <SeatFields zone={zone} now={now} needsEnd={needsEnd} defaultSees={needsEnd ? 'shared' : 'whole'} />
            <TextField name="reach" label="Safe way to reach them" defaultValue={reach} required
              missing="Enter a safe way to reach this person." maxLength={300} />
            {!hasAccount && <p className="note">There is no account: <PersonName name={name} /> will be listed as aware and get no access.</p>}
          </SeatStack>
        </CommandForm>
      </Verb>
      <Verb label="Decline…" tone={decline} allowed={can.decline}>
        <CommandForm command="seat.decline" hidden={hidden} allowed={can.decline} submit="Decline" busyLabel="Declining …"
          notDone="Not declined.">
          <TextArea name="reason" label="Why not" required missing="Write the reason." maxLength={2000} rows={2} />
        </CommandForm>
      </Verb>
    </>
  )
}
