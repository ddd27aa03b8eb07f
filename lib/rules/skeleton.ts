import confusables from 'unhomoglyph'

// What a name looks like, by the confusables of Unicode (UTS 39): letters of other scripts, digits for letters, capitals for small ones.

/** The words of a name as the eye takes them. Case, accents, blanks and what can't be seen don't count; neither does the order of words. */
export function skeletonWords(name: string): string[] {
  const plain = name.normalize('NFKD').replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '')
  // Before and after: a capital can look like another letter than its small one. I, l, i and 1 are told apart by nobody.
  const seen = confusables(confusables(plain).toLowerCase()).normalize('NFD').replaceAll('i', 'l').replaceAll('\u0131', 'l')
  return seen.replaceAll(/[\p{M}'’ʼ`]/gu, '').split(/[^\p{L}\p{N}]+/u).filter(Boolean).sort()
}

/** The words in one text: equal for names that look the same. */
export const skeleton = (name: string): string => skeletonWords(name).join(' ')

/** What there is to compare of a name. `squeezed`: the letters alone, in the order they stand: "MaraLindqvist". */
export type Look = { words: readonly string[]; whole: string; squeezed: string }

/** How names look, each worked out once: that costs far more than comparing, and a list compares all with all. */
export function looks(): (name: string) => Look {
  const kept = new Map<string, Look>()
  return (name) => {
    const before = kept.get(name)
    if (before) return before
    const words = skeletonWords(name)
    const look = { words, whole: words.join(' '), squeezed: skeletonWords(name.replaceAll(/[^\p{L}\p{N}\p{M}]/gu, '')).join('') }
    kept.set(name, look)
    return look
  }
}

/** Whether the eye takes one name for the other: they look the same, or one is the other with something added. */
export function looksLike(one: string, other: string, look = looks()): boolean {
  const [a, b] = [look(one), look(other)]
  const [few, many] = a.words.length <= b.words.length ? [a.words, b.words] : [b.words, a.words]
  if (few.length === 0) return false
  if (a.squeezed === b.squeezed) return true
  return (few.length > 1 || many.length === 1) && few.every((word) => many.includes(word))
}
