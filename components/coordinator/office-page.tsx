import { SignOffPanel } from '@/components/form/sign-off-panel'
import { PageTitle } from '@/components/frame/page-title'
import { PersonName } from '@/components/ui/person-name'
import { Time } from '@/components/ui/time'
import type { Office } from '@/lib/queries/office'
import { isolated } from '@/lib/rules/hidden-characters'
import { CallTakeOver } from './call-take-over'
import { Deputies } from './deputies'
import { HandOver } from './hand-over'
import { OfferGone } from './offer-gone'
import { OfferedToYou } from './offered-to-you'
import { OtherOffices } from './other-offices'
import type { Reader } from '@/components/ui/reader'
import { AdoptList, StandingListSection } from './standing-list'
import { TakeOver } from './take-over'
import { Terms } from './terms'

/** The office of coordinator: who holds it, who could, and what is under way about it. */
export function OfficePage({ page, zone, now }: { page: Office } & Reader) {
  const { coordinator, offer, takeOver } = page
  const reader = { zone, now }
  const since = coordinator.terms[0]?.since
  return (
    <>
      <PageTitle title="Coordination"
        quiet={since
          ? <>{coordinator.you ? 'You have' : `${isolated(coordinator.name)} has`} coordinated since <Time at={since} {...reader} /></>
          : coordinator.you ? 'You are the coordinator' : `${isolated(coordinator.name)} is the coordinator`} />
      {coordinator.suspended && (
        <p className="note note-alarm">
          <b><PersonName name={coordinator.name} /> can’t act:</b> access is suspended. The coordinator is still <PersonName name={coordinator.name} /> until someone takes over.
        </p>
      )}
      <div className="columns">
        <div>
          {offer?.accept && <OfferedToYou offer={offer} accept={offer.accept} page={page} {...reader} />}
          {page.goneOffer && <OfferGone offer={page.goneOffer} {...reader} />}
          {takeOver && <TakeOver takeOver={takeOver} page={page} {...reader} />}
          {!offer?.toYou && <HandOver page={page} {...reader} />}
          <Deputies page={page} />
          <OtherOffices page={page} />
          <StandingListSection page={page} {...reader} />
        </div>
        <aside>
          {offer?.accept && (
            <SignOffPanel command="handOver.accept" hidden={{ incidentId: page.incidentId, offerId: offer.id, seenAt: offer.accept.seenAt }} fingerprint={offer.accept.fingerprint}
              title="Take over as coordinator" submit="Take over now" allowed={offer.accept.verdict}
              says={`I have read the note and what is waiting for a decision. From now on I coordinate in place of ${isolated(coordinator.name)}.`}
              facts={[{ label: 'From', value: <PersonName name={coordinator.name} /> }, { label: 'Waiting for a decision', value: count(offer.accept.waiting) }]} />
          )}
          {takeOver?.answer && (
            <SignOffPanel command="takeOver.answer" hidden={{ incidentId: page.incidentId, takeOverId: takeOver.id }} fingerprint={takeOver.answer.fingerprint}
              title="I am here" submit="I am here" allowed={takeOver.answer.verdict} says="I am here and remain coordinator. This ends the takeover."
              facts={[{ label: 'Called by', value: <PersonName name={takeOver.calledBy} /> }, { label: 'As', value: <PersonName name={coordinator.name} /> }]} />
          )}
          {!takeOver && !coordinator.you && <CallTakeOver page={page} {...reader} />}
          <AdoptList page={page} {...reader} />
          <Terms terms={coordinator.terms} incidentId={page.incidentId} {...reader} />
        </aside>
      </div>
    </>
  )
}

function count(waiting: Record<string, readonly unknown[]>): string {
  const things = Object.values(waiting).reduce((sum, list) => sum + list.length, 0)
  return things === 1 ? 'one thing' : `${things} things`
}
