/** Letters of one text that a row of a list shows. The whole stands at the row's own address, and on paper. */
const mostLetters = { words: 1_000, aside: 300 }

/**
 * A text as a row of a list shows it: whole, or its beginning and an ellipsis. However many rows a page has, it stays bounded (attack 2/6).
 * `words`: what the row is about; `aside`: what stands beside that.
 */
export function inList(text: string, as: keyof typeof mostLetters = 'words'): string {
  const most = mostLetters[as]
  return text.length > most ? `${text.slice(0, most).toWellFormed().trimEnd()} …` : text
}
