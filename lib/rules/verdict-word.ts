import type { Confidence, ContentQuestion } from './task-content'

/** A judgement as people repeat it: yes or no, and how sure it is, as one word (M2). */
export type VerdictWord = 'Yes' | 'Probably' | 'Possibly' | 'Probably not' | 'No' | 'Not known'

type Said = { verdict: ContentQuestion['verdict']; confidence: Confidence | null }

/** How far from no, 0, to yes, 4; what is not known lies nowhere. */
const places: Record<VerdictWord, 0 | 1 | 2 | 3 | 4 | null> = { No: 0, 'Probably not': 1, Possibly: 2, Probably: 3, Yes: 4, 'Not known': null }
export const placeOf = (word: VerdictWord): 0 | 1 | 2 | 3 | 4 | null => places[word]

/**
 * The word of an answer of yes or no; null for one in words alone. Who said how sure they are is not taken to be surer: a weak no is no “no”. Where
 * nobody said, the answer stands as it was given, and `howSure` says so.
 */
export function verdictWord({ verdict, confidence }: Said): VerdictWord | null {
  if (verdict === null) return null
  if (verdict === 'unknown') return 'Not known'
  if (confidence === 'possible' || confidence === 'unknown') return 'Possibly'
  if (confidence === 'likely') return verdict === 'yes' ? 'Probably' : 'Probably not'
  return verdict === 'yes' ? 'Yes' : 'No'
}

const inWords: Record<Confidence, string> = {
  confirmed: 'Confirmed.', likely: 'Likely, not confirmed.', possible: 'Possible, not more.', unknown: 'How sure we are is not known.',
}

/** How sure an answer is, as a sentence, where its word does not say it already; null where nothing is to be said. */
export function howSure({ verdict, confidence }: Said): string | null {
  if (verdict === 'unknown') return null
  if (verdict === null) return confidence && inWords[confidence]
  if (confidence === null) return 'How sure we are is not stated.'
  return confidence === 'confirmed' ? inWords.confirmed : null
}
