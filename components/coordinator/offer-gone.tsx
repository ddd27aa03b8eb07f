import { Time } from '@/components/ui/time'
import type { GoneOffer } from '@/lib/queries/office/offer'
import { isolated } from '@/lib/rules/hidden-characters'
import type { Reader } from '@/components/ui/reader'

/** What became of an offer that its reader may have been about to accept. */
export function OfferGone({ offer: { by, at, because }, ...reader }: { offer: GoneOffer } & Reader) {
  const when = <Time at={at} {...reader} />
  return (
    <p id="offer" className="note" role="status">
      {because === null ? <>{isolated(by)} withdrew the offer at {when}.</> : <>{isolated(by)}’s offer ended at {when}: {because}.</>}
    </p>
  )
}
