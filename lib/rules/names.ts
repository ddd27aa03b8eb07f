// Names as people say them: case, accents, punctuation and the order of the words don't count.

/** The words of a name as they are compared: "Núñez, José-Luis" has the words jose, luis and nunez. */
export function nameWords(name: string): string[] {
  return name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
    .replaceAll('ß', 'ss').replaceAll('ł', 'l').replaceAll('ø', 'o').replaceAll('đ', 'd').replaceAll('æ', 'ae').replaceAll('œ', 'oe')
    .replaceAll(/['’ʼ`]/g, '').split(/[^\p{L}\p{N}]+/u).filter(Boolean).sort()
}

/** The same name, whatever the order of its words. */
export function sameName(one: string, other: string): boolean {
  const words = nameWords(one)
  return words.length > 0 && words.join(' ') === nameWords(other).join(' ')
}

/** One of the two holds all words of the other, as "Aoife" and "Aoife Brennan": perhaps the same person. */
export function likeName(one: string, other: string): boolean {
  const [a, b] = [nameWords(one), nameWords(other)]
  const [few, many] = a.length <= b.length ? [a, b] : [b, a]
  return few.length > 0 && few.every((word) => many.includes(word))
}
