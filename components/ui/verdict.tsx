import { placeOf, type VerdictWord } from '@/lib/rules/verdict-word'

const ends = { from: 4, to: 44 }

/** A judgement in one word, with the rail on which it lies between no and yes. What is not known has no place there. */
export function Verdict({ word }: { word: VerdictWord }) {
  const place = placeOf(word)
  return (
    <span className="verdict">
      <svg className={place === null ? 'rail rail-open' : 'rail'} viewBox="0 0 48 12" aria-hidden="true">
        <path d="M4 6H44" /><path d="M4 2V10M44 2V10" />
        {place !== null && <circle cx={ends.from + (place * (ends.to - ends.from)) / 4} cy="6" r="3.5" />}
      </svg>
      <b>{word}</b>
    </span>
  )
}
