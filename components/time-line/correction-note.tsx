import { PersonName } from '@/components/ui/person-name'
import { Time } from '@/components/ui/time'
import type { Correction, Happened } from '@/lib/queries/time-line-entries'
import { sortMoment, wholeTime } from './happened-words'

type Props = { correction: Correction; before: { text: string; happened: Happened }; zone: string; now: Date }

/** A correction beneath its entry: what stood there before struck through, who, when, why (E3). */
export function CorrectionNote({ correction, before, zone, now }: Props) {
  // The day above it says the year.
  const near = sortMoment(correction.happened) ?? now
  const was = wholeTime(before.happened, zone, near)
  const is = wholeTime(correction.happened, zone, near)
  return (
    <div className="note">
      {was !== is && <p><b>Corrects the time:</b> <del>{was}</del> <ins>{is}</ins></p>}
      {before.text !== correction.text && <p className="as-written"><b>Corrects the wording:</b> <del>{before.text}</del></p>}
      <p><PersonName name={correction.by} />, <Time at={correction.at} zone={zone} now={now} />. Reason: {correction.reason}</p>
    </div>
  )
}
