import { CommandForm } from '@/components/form/command-form'
import { TextArea } from '@/components/form/text-field'
import { Verb } from '@/components/form/verb'
import { AsTyped } from '@/components/ui/as-is'
import { Row } from '@/components/ui/row'
import { Section } from '@/components/ui/section'
import { Time } from '@/components/ui/time'
import type { WaitingForCoordinator, WaitingKind } from '@/lib/facts/waiting'
import type { Office } from '@/lib/queries/office'
import type { OpenOffer } from '@/lib/queries/office/offer'
import { isolated } from '@/lib/rules/hidden-characters'
import type { Reader } from '@/components/ui/reader'

const titles: Record<WaitingKind, string> = {
  'mark done': 'Signed off, to be marked done', 'handed back': 'Tasks handed back', proposal: 'People proposed for the roster',
  question: 'Questions without an answer', disclosure: 'Told without approval, to be decided', countersignature: 'Set aside, a signature is due',
}

type Props = { offer: OpenOffer; accept: NonNullable<OpenOffer['accept']>; page: Office } & Reader

/** What the person named has to have seen before the office is theirs (HO-2): the note, what waits, and who stays in which office. */
export function OfferedToYou({ offer, accept, page, zone, now }: Props) {
  const { waiting, stays } = accept
  const kinds = (Object.keys(titles) as WaitingKind[]).filter((kind) => waiting[kind].length > 0)
  return (
    <Section id="offer" title={`${isolated(page.coordinator.name)} asks you to take over as coordinator`}
      quiet={offer.dueAt ? <>until <Time at={offer.dueAt} zone={zone} now={now} as="both" /></> : <Time at={offer.offeredAt} zone={zone} now={now} as="age" />}>
      <p className="as-written measure py-3"><AsTyped text={offer.note} /></p>
      {kinds.length === 0 && <p className="text-ink-2">Nothing waits for a decision now.</p>}
      {kinds.map((kind) => <Things key={kind} title={titles[kind]} things={waiting[kind]} zone={zone} now={now} />)}
      {stays.length > 0 && (
        <p className="note mt-4">These roles continue, and you can end them: {stays.map(({ office, name }) => `${name}, ${office}`).join('; ')}.</p>
      )}
      <div className="acts mt-4">
        <Verb label="Decline…" allowed={offer.can.decline}>
          <CommandForm command="handOver.decline" hidden={{ incidentId: page.incidentId, offerId: offer.id }} allowed={offer.can.decline}
            submit="Decline" busyLabel="Declining …" notDone="Not declined.">
            <TextArea name="reason" label="Why not (optional)" hint={`${isolated(page.coordinator.name)} reads this.`} maxLength={2000} />
          </CommandForm>
        </Verb>
      </div>
    </Section>
  )
}

function Things({ title, things, zone, now }: { title: string; things: WaitingForCoordinator[WaitingKind] } & Reader) {
  return (
    <div className="mt-4">
      <h3 className="font-strong">{title}</h3>
      <ul>{things.map((thing) => (
        <Row key={thing.id} shape="waits-for-somebody" title={thing.title} second={[thing.by, thing.detail].filter(Boolean).join(': ')}
          meta={<Time at={thing.since} zone={zone} now={now} as="age" />} />
      ))}</ul>
    </div>
  )
}
