import { AsIs } from '@/components/ui/as-is'
import { classNames } from '@/components/ui/class-names'
import { PersonName } from '@/components/ui/person-name'
import { Time } from '@/components/ui/time'
import type { Correction, EntrySays } from '@/lib/queries/time-line-entries'
import { inList } from '@/lib/rules/in-list'
import { differences, type Changed } from './differences'

type Props = {
  correction: Correction; before: EntrySays; zone: string; now: Date
  /** What it says stands now: the new wording is in the row above. */
  newest: boolean
  /** Long texts are shown whole: on paper, and where the entry is opened. */
  whole: boolean
}

/** A correction beneath its entry (E3): each field as it stood, struck through, and as it should be; who, when and why. */
export function CorrectionNote({ correction, before, newest, whole, zone, now }: Props) {
  const shown = (text: string) => (whole ? text : inList(text, 'aside'))
  return (
    <div className="note">
      {differences(before, correction, zone, now).map((changed) => (
        <Line key={changed.what} changed={{ ...changed, was: shown(changed.was), is: shown(changed.is) }} newest={newest} />
      ))}
      <p><PersonName name={correction.by} />, <Time at={correction.at} zone={zone} now={now} />. Reason: {shown(correction.reason)}</p>
    </div>
  )
}

function Line({ changed: { what, was, is, as }, newest }: { changed: Changed; newest: boolean }) {
  const mono = as === 'mono' && 'mono'
  const above = as === 'words' && newest
  return (
    <p className={classNames(as === 'words' && 'as-written')}>
      <b>Corrects {what}:</b>{' '}
      {was === '' ? <span className="text-ink-3">none</span> : <del className={classNames(mono)}><AsIs text={was} /></del>}
      {!above && <> <span className="text-ink-3">→</span> {is === '' ? <span className="text-ink-3">none</span>
        : <ins className={classNames(mono)}><AsIs text={is} /></ins>}</>}
    </p>
  )
}
