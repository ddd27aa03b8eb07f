import { CommandForm } from '@/components/form/command-form'
import { TextArea } from '@/components/form/text-field'
import { Verb } from '@/components/form/verb'
import { AsTyped } from '@/components/ui/as-is'
import { Pairs, type Fact } from '@/components/ui/facts'
import { PersonName } from '@/components/ui/person-name'
import { Section } from '@/components/ui/section'
import { Time } from '@/components/ui/time'
import type { Office } from '@/lib/queries/office'
import type { TakeOverUnderWay } from '@/lib/queries/office/take-over'
import { isolated } from '@/lib/rules/hidden-characters'
import { LastSeen } from './last-seen'
import type { Reader } from '@/components/ui/reader'

type Props = { takeOver: TakeOverUnderWay; page: Office } & Reader

/** A take-over under way (TO-1 to TO-6): who called it and why, until when is waited, who claims the office, and what the reader can do. */
export function TakeOver({ takeOver, page, zone, now }: Props) {
  const { can, state } = takeOver
  const hidden = { incidentId: page.incidentId, takeOverId: takeOver.id }
  return (
    <Section id="take-over" title={state === 'wanted' ? 'A takeover has been requested' : 'A takeover has been called'}
      quiet={<Time at={takeOver.calledAt} zone={zone} now={now} as="age" />}>
      <div className="pt-3"><Pairs facts={facts(takeOver, { zone, now })} /></div>
      {!page.coordinator.you && (
        <div className="acts mt-4">
          {state === 'wanted' && (
            <CommandForm command="takeOver.agree" hidden={hidden} allowed={can.agree} submit="Agree to it" busyLabel="Agreeing …" tone="fill" />
          )}
          {state === 'called' && !takeOver.youClaim && (
            <CommandForm command="takeOver.claim" hidden={hidden} allowed={can.claim} submit="Claim the role" busyLabel="Claiming …" tone="fill" />
          )}
          {state === 'called' && !takeOver.absence && (
            <Verb label="Confirm the absence…" tone="plain" allowed={can.confirmAbsence}>
              <CommandForm command="takeOver.confirmAbsence" hidden={hidden} allowed={can.confirmAbsence} submit="Confirm the absence" busyLabel="Confirming …"
                tone="fill" notDone="Not confirmed.">
                <LastSeen coordinator={page.coordinator} zone={zone} now={now} />
                <TextArea name="attempts" label={`How did you try to reach ${isolated(page.coordinator.name)}?`} required missing="Say what you tried, and when."
                  hint="Every number and address you tried, when, and what happened. Confirming this ends the wait." maxLength={2000} />
              </CommandForm>
            </Verb>
          )}
          {can.withdrawClaim.allowed && (
            <CommandForm command="takeOver.withdrawClaim" hidden={hidden} allowed={can.withdrawClaim} submit={state === 'wanted' ? 'Withdraw' : 'Withdraw the claim'}
              busyLabel="Withdrawing …" tone="word" />
          )}
        </div>
      )}
    </Section>
  )
}

const said = { agreed: 'agreed', claims: 'claimed the role' } as const

function facts(takeOver: TakeOverUnderWay, { zone, now }: Reader): Fact[] {
  const { state, waitUntil, waitIsOver, claimants, agreed, noLonger, successor, absence, passedOver } = takeOver
  const wants = takeOver.needsManager ? 'a manager, because the coordinator has just answered' : 'a manager, or two further members'
  return [
    { label: 'Called by', value: <PersonName name={takeOver.calledBy} /> },
    { label: 'Why', value: <span className="as-written"><AsTyped text={takeOver.reason} /></span> },
    ...(state === 'wanted' ? [{ label: 'Has to agree', value: wants }] : []),
    ...(agreed.length > 0 ? [{ label: 'Agreed', value: agreed.map(isolated).join(', ') }] : []),
    ...(waitUntil && !waitIsOver ? [{ label: 'Waiting until', value: <Time at={waitUntil} zone={zone} now={now} as="both" /> }] : []),
    ...(passedOver && !waitIsOver ? [{ label: 'Why the long wait', value: `An administrator disabled or reset the account of ${isolated(passedOver)}, who comes first. `
      + 'A manager who confirms the absence ends the wait.' }] : []),
    ...(absence ? [{ label: 'Not reached', value: <span className="as-written"><PersonName name={absence.by} />: <AsTyped text={absence.attempts} /></span> }] : []),
    ...(claimants.length > 0 ? [{ label: 'Claimed by', value: claimants.map(isolated).join(', then ') }] : []),
    ...(noLonger.length > 0 ? [{ label: 'No longer counts', value: noLonger.map(({ name, word, why }) => `${isolated(name)}, who ${said[word]}: ${why}`).join('; ') }] : []),
    ...(state === 'called' ? [{ label: 'Goes to', value: successor ? `${isolated(successor)}, unless the coordinator answers` : 'the next deputy to claim it' }] : []),
  ]
}
