import { CommandForm } from '@/components/form/command-form'
import { AsTyped } from '@/components/ui/as-is'
import { Pairs } from '@/components/ui/facts'
import { PersonName } from '@/components/ui/person-name'
import { Row } from '@/components/ui/row'
import { Time } from '@/components/ui/time'
import type { Proposal } from '@/lib/queries/people/proposals'
import { isolated } from '@/lib/rules/hidden-characters'
import { kindWord } from './people-words'
import { ProposalVerbs } from './proposal-verbs'
import type { Reader } from '@/components/ui/reader'
import { Resembles } from './resembles'

/** `first`: the one that is to be answered next has the filled button. */
type Props = { incidentId: string; proposal: Proposal; decides: boolean; first?: boolean } & Reader

/** A proposal: who, by whom, why; for the coordinator the ways to answer it, for its proposer the way to take it back. */
export function ProposalRow({ incidentId, proposal, decides, first, zone, now }: Props) {
  const { seatId, name, organisation, kind, why, reach, by, at, can } = proposal
  const hidden = { incidentId, seatId }
  return (
    <Row id={`seat-${seatId}`} shape={decides ? 'waits-for-you' : 'waits-for-somebody'}
      word={decides ? 'waiting for you' : 'waiting for the coordinator'}
      title={<><b><PersonName name={name} /></b> <span className="text-ink-2">{[isolated(organisation), kindWord(kind)].filter(Boolean).join(', ')}</span></>}
      second={<Pairs facts={[
        ...(by ? [{ label: 'Proposed by', value: <><PersonName name={by} />, <Time at={at} zone={zone} now={now} as="both" /></> }] : []),
        { label: 'Why', value: <span className="as-written"><AsTyped text={why} /></span> },
        ...(reach ? [{ label: 'Reach', value: reach }] : []),
        ...(decides && proposal.lately ? [{ label: 'Account', value: isolated(proposal.lately) }] : []),
        { label: 'Until then', value: 'is told nothing, not even of being proposed' },
      ]} />}>
      {decides && <>
        <Resembles name={name} people={proposal.resembles} />
        <ProposalVerbs incidentId={incidentId} proposal={proposal} zone={zone} now={now} tones={[first ? 'fill' : 'plain', 'text']} />
      </>}
      {can.withdraw.allowed && (
        <CommandForm command="seat.withdrawProposal" hidden={hidden} allowed={can.withdraw} submit="Withdraw proposal"
          busyLabel="Withdrawing …" tone="word" />
      )}
    </Row>
  )
}
