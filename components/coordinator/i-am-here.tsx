import { CodeField } from '@/components/form/code-field'
import { CommandForm } from '@/components/form/command-form'
import type { Tone } from '@/components/form/tone'
import { Verb } from '@/components/form/verb'
import { AsTyped } from '@/components/ui/as-is'
import { Pairs, type Fact } from '@/components/ui/facts'
import type { Sent } from '@/components/ui/packed'
import type { CalledTakeOver } from '@/lib/queries/called-take-over'
import { isolated } from '@/lib/rules/hidden-characters'

type Props = { incidentId: string; takeOver: CalledTakeOver | Sent<CalledTakeOver>; tone: Tone }

/** How whoever coordinates answers a take-over: what it rests on, what answering means, and a code (TO-3). */
export function IAmHere({ incidentId, takeOver, tone }: Props) {
  const { id, reason, claimants, fingerprint, answer } = takeOver
  const facts: Fact[] = [
    { label: 'Why', value: <span className="as-written"><AsTyped text={reason} /></span> },
    ...(claimants.length > 0 ? [{ label: 'Claimed by', value: claimants.map(isolated).join(', then ') }] : []),
  ]
  return (
    <Verb label="I am here…" tone={tone} allowed={answer}>
      <Pairs facts={facts} />
      <p className="my-3">I am here and remain coordinator. This ends the takeover.</p>
      <CommandForm command="takeOver.answer" hidden={{ incidentId, takeOverId: id }} subject={{ fingerprint }} allowed={answer} submit="I am here"
        busyLabel="Signing …" tone="fill" notDone="Not signed.">
        <CodeField />
      </CommandForm>
    </Verb>
  )
}
