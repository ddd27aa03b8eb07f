/** The first paragraph of a text, which says it in short, and what follows it. */
export function paragraphs(text: string): { first: string; rest: string } {
  const [first = '', ...rest] = text.trim().split(/\n\s*\n/)
  return { first, rest: rest.join('\n\n') }
}
