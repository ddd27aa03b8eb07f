import { AsTyped } from '@/components/ui/as-is'
import type { Sent } from '@/components/ui/packed'
import { PersonName } from '@/components/ui/person-name'
import { Time } from '@/components/ui/time'
import type { SeatCorrection } from '@/lib/queries/people/corrections'
import type { SeatField } from '@/lib/rules/roster'
import { kindWord } from './people-words'
import type { AnyReader, Reader } from '@/components/ui/reader'

const words: Record<SeatField, string> = { name: 'the name', organisation: 'the organisation', kind: 'the kind', why: 'why', reach: 'the safe way' }

/** What stood in an entry before, beneath it (N1): what one act changed in one notice, the newest first. */
export function EntryCorrections({ corrections, ...reader }: { corrections: readonly SeatCorrection[] } & Reader) {
  const acts = new Map<number, SeatCorrection[]>()
  for (const each of corrections) acts.set(each.at.getTime(), [...(acts.get(each.at.getTime()) ?? []), each])
  return [...acts.values()].map((of) => {
    const { id, by, at, reason } = of[0]!
    return (
      <div key={id} className="note entry-correction">
        {of.map(({ field, was, became }) => (
          <p key={field}>
            <b>Corrects {words[field]}:</b> {said(field, was, 'del')} <span className="text-ink-3">→</span> {said(field, became, 'ins')}
          </p>
        ))}
        <p><PersonName name={by} />, <Time at={at} {...reader} />. Reason: {reason}</p>
      </div>
    )
  })
}

function said(field: SeatField, text: string, As: 'del' | 'ins') {
  if (text === '') return <span className="text-ink-3">none</span>
  return <As className="as-written">{field === 'kind' ? kindWord(text) : text}</As>
}

/** For whoever calls somebody back: the safe way was changed, when and by whom, and how it was before (W5). */
export function ReachBefore({ name, before, ...reader }: { name: string; before: SeatCorrection | Sent<SeatCorrection> } & AnyReader) {
  return (
    <p className="note note-accent">
      <b>The safe way to reach <PersonName name={name} /> was corrected</b> by <PersonName name={before.by} />, <Time at={before.at} {...reader} />. Before: <span className="as-written"><AsTyped text={before.was} /></span>.{' '}
      If in doubt, use that one.
    </p>
  )
}
