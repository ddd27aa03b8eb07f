/** Steers, hides or breaks a line: control characters, line and paragraph separators, marks of direction, and code points of no meaning. */
export const notInALine = /[\p{Cc}\p{Zl}\p{Zp}\p{Co}\p{Cn}\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u
/** In a name also everything else that can't be seen: joiners, soft hyphens, fillers, selectors of variants. */
export const notInAName = /[\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u

const steering = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

/** A name as it is drawn: of one that was kept before names were checked, what can't be seen is shown. */
export const shownName = (name: string): string => name.replaceAll(steering, '\ufffd')

/** The same inside a sentence that is plain text: where it is written from the right, it can't turn the words around it. */
export function isolated(name: string): string {
  const shown = shownName(name)
  return rightToLeft.test(shown) ? `\u2068${shown}\u2069` : shown
}
