/** What can be found, in the order in which it is shown; kinds of which a title has all the words come before the others (`firstNamed`). */
export const searchNouns = ['person', 'host', 'evidence', 'time line', 'task', 'question', 'disclosure', 'incident', 'log book'] as const
export type SearchNoun = (typeof searchNouns)[number]

/** These have no title: what is shown of them is their text. */
const texts: readonly SearchNoun[] = ['time line', 'question', 'log book']
export const isText = (noun: SearchNoun): boolean => texts.includes(noun)

/** As much of what is asked as is looked up. */
export const longestAsked = 200

// The same classes as muster.plain_words in the migration of the search: what joins the parts of a name, and where words end.
const joins = /[-./\\:@_=+~#%&|]/
const ends = /[\x01-\x20"'!?*^$<>`,;(){}[\]\u00a0\u2013\u2014\u2018\u2019\u201c\u201d\u201e\u2022\u2026\u00ab\u00b7\u00bb]/

/** What somebody typed, as it can be sent to the database: well-formed, without NUL, at most 200 characters, without blanks around. */
export function asked(typed: string | undefined): string {
  return (typed ?? '').slice(0, 2 * longestAsked).replaceAll(/[\p{Surrogate}\0]/gu, ' ').trim().slice(0, longestAsked)
    .replaceAll(/\p{Surrogate}/gu, '')
}

/** Small letters without accents, a dot for what joins and a blank for what ends a word; `from` is the place of each letter in the text. */
function folded(text: string): { letters: string; from: number[] } {
  let letters = ''
  const from: number[] = []
  let at = 0
  for (const letter of text) {
    const plain = letter.normalize('NFKD').replaceAll(/[\u0300-\u036f]/g, '').toLowerCase()
    for (const part of plain) {
      letters += joins.test(part) ? '.' : ends.test(part) ? ' ' : part
      for (let unit = 0; unit < part.length; unit++) from.push(at)
    }
    at += letter.length
  }
  return { letters, from: [...from, at] }
}

/** A word that is looked for; `begun`: also what begins with it. */
export type Word = { word: string; begun: boolean }

/** The words of what was asked, as the database reads them (muster.asked_words): all have to be there, the last one may be only begun. */
export function askedWords(text: string): Word[] {
  const words = folded(text).letters.split(' ').map((run) => run.replaceAll(/[.]{2,}/g, '.').replaceAll(/^[.]|[.]$/g, '')).filter(Boolean)
  return words.slice(0, 12).map((word, at) => ({
    word, begun: word.includes('.') || (at === words.length - 1 && [...word].length > 1),
  }))
}

/** A piece of a text; `hit` is what was looked for. */
export type Piece = { text: string; hit: boolean }

/** Cuts a text into what was looked for and what stands between. */
export function marked(text: string, words: readonly Word[]): Piece[] {
  const pieces: Piece[] = []
  let done = 0
  for (const { start, end } of hitsIn(text, words)) {
    if (start > done) pieces.push({ text: text.slice(done, start), hit: false })
    pieces.push({ text: text.slice(start, end), hit: true })
    done = end
  }
  return done < text.length ? [...pieces, { text: text.slice(done), hit: false }] : pieces
}

/** Whether a text has all these words, each perhaps only begun. */
export const hasWords = (text: string, words: readonly Word[]): boolean =>
  words.every((word) => hitsIn(text, [{ ...word, begun: true }]).length > 0)

/** Whether an act is called by these words, or their beginnings: by its own name, or by other words for it. */
export const isMeant = ({ label, also }: { label: string; also: string }, words: readonly Word[]): boolean => hasWords(`${label} ${also}`, words)

/** Whether what was looked for is the name of a thing: its title has all the words. Texts have no title. */
export const isNamed = (noun: SearchNoun, title: string, words: readonly Word[]): boolean =>
  !isText(noun) && words.every((word) => hitsIn(title, [word]).length > 0)

/** Kinds in which a thing is called by what was looked for come first; else their order stays. */
export const firstNamed = <G extends { hits: readonly { named: boolean }[] }>(groups: readonly G[]): G[] => {
  const named = (group: G) => Number(group.hits.some((hit) => hit.named))
  return [...groups].sort((one, other) => named(other) - named(one))
}

function hitsIn(text: string, words: readonly Word[]): { start: number; end: number }[] {
  const { letters, from } = folded(text)
  const hits: { start: number; end: number }[] = []
  for (let at = 0; at < letters.length; at++) {
    if (isGap(letters[at]) || (at > 0 && !isGap(letters[at - 1]))) continue
    const lengths = words.filter(({ word, begun }) => letters.startsWith(word, at) && (begun || isGap(letters[at + word.length])))
      .map(({ word }) => word.length)
    if (lengths.length === 0) continue
    const end = at + Math.max(...lengths)
    hits.push({ start: from[at]!, end: from[end]! })
    at = end - 1
  }
  return hits
}

const isGap = (letter: string | undefined): boolean => letter === undefined || letter === ' ' || letter === '.'

/** At most `room` characters of a text around the first thing that was looked for, cut between words. */
export function excerpt(text: string, words: readonly Word[], room = 160): Piece[] {
  const flat = text.replaceAll(/\s+/g, ' ').trim()
  if (flat.length <= room) return marked(flat, words)
  const first = hitsIn(flat, words)[0]?.start ?? 0
  const start = first < room / 2 ? 0 : flat.lastIndexOf(' ', first - room / 3) + 1
  const cut = flat.slice(start, start + room)
  const end = start + room >= flat.length ? cut.length : Math.max(cut.lastIndexOf(' '), Math.min(room, 40))
  return marked(`${start > 0 ? '… ' : ''}${cut.slice(0, end)}${start + end < flat.length ? ' …' : ''}`, words)
}

/** The excerpt of the first of these texts that holds something that was looked for; of the first one if none does; none for no text. */
export function bestExcerpt(texts: readonly string[], words: readonly Word[]): Piece[] {
  const written = texts.filter((text) => text.trim() !== '')
  const best = written.find((text) => hitsIn(text, words).length > 0) ?? written[0]
  return best === undefined ? [] : excerpt(best, words)
}
