/** What can be found, in the order in which it is shown; kinds of which a title has all the words come before the others (`firstNamed`). */
export const searchNouns = ['person', 'host', 'evidence', 'time line', 'task', 'question', 'disclosure', 'incident', 'log book'] as const
export type SearchNoun = (typeof searchNouns)[number]

/** These have no title: what is shown of them is their text. */
const texts: readonly SearchNoun[] = ['time line', 'question', 'log book']
export const isText = (noun: SearchNoun): boolean => texts.includes(noun)

/** As much of what is asked as is looked up. */
export const longestAsked = 200

// The same classes as muster.plain_words and muster.dense in the newest migration of the search: what joins the parts of a name, where words
// end, and the letters of scripts that put no blanks between words.
const joins = /[-./\\:@_=+~#%&|]/
const ends = new RegExp('[\\x01-\\x20"\'!?*^$<>`,;(){}[\\]\\u00a0\\u2013\\u2014\\u2018\\u2019\\u201c\\u201d\\u201e\\u2022\\u2026\\u00ab\\u00b7\\u00bb'
  + '\\u3001-\\u3003\\u3008-\\u3011\\u3014-\\u301f\\u30fb]')
const denseLetters = '[\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3005-\\u3007\\u3040-\\u30ff\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff]'
const dense = new RegExp(denseLetters)
const denseRun = new RegExp(`[.]*(${denseLetters}+)[.]*`, 'g')
/** How the dots of an address are made harmless: login[.]example, https[://]example. */
const harmless = /[[({](?:[.:@/]+|dot|at)[\])}]/g
const ipv4 = /^\d{1,3}(?:\.\d{1,3}){3}$/

/** What somebody typed, as it can be sent to the database: well-formed, without NUL, at most 200 characters, without blanks around. */
export function asked(typed: string | undefined): string {
  return (typed ?? '').slice(0, 2 * longestAsked).replaceAll(/[\p{Surrogate}\0]/gu, ' ').trim().slice(0, longestAsked)
    .replaceAll(/\p{Surrogate}/gu, '')
}

/**
 * Small letters without accents, a dot for what joins and a blank for what ends a word; `from` is the place of each letter in the text. An
 * address that was made harmless reads as the address.
 */
function folded(text: string): { letters: string; from: number[] } {
  let small = ''
  const places: number[] = []
  let at = 0
  for (const letter of text) {
    const plain = letter.normalize('NFKD').replaceAll(/[\u0300-\u036f]/g, '').toLowerCase()
    small += plain
    for (let unit = 0; unit < plain.length; unit++) places.push(at)
    at += letter.length
  }
  let letters = ''
  const from: number[] = []
  let read = 0
  const add = (letter: string) => {
    // What joins in a row, as in ://, joins once.
    if (letter === '.' && letters.endsWith('.')) return
    letters += letter
    from.push(places[read]!)
  }
  const readTo = (end: number) => {
    for (; read < end; read++) add(joins.test(small[read]!) ? '.' : ends.test(small[read]!) ? ' ' : small[read]!)
  }
  for (const { index, 0: dot } of small.matchAll(harmless)) {
    readTo(index)
    add('.')
    read += dot.length
  }
  readTo(small.length)
  return { letters: letters.replaceAll(/(?<=^|[ .])hxxp(?=s?(?:[ .]|$))/g, 'http'), from: [...from, at] }
}

/** A word that is looked for; `begun`: also what begins with it. Of a script without blanks: wherever it stands. */
export type Word = { word: string; begun: boolean }

/**
 * The words of what was asked, as the database reads them (muster.asked_words): all have to be there, the last one may be only begun. An
 * IPv4 address is meant as it stands, perhaps with a port or a length behind it.
 */
export function askedWords(text: string): Word[] {
  const words = folded(text).letters.replaceAll(denseRun, ' $1 ').split(' ').map((run) => run.replaceAll(/^[.]|[.]$/g, '')).filter(Boolean)
  return words.slice(0, 12).map((word, at) => ({
    word, begun: dense.test(word) || (!ipv4.test(word) && (word.includes('.') || (at === words.length - 1 && [...word].length > 1))),
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
    if (isGap(letters[at]) || !parts(letters[at - 1], letters[at])) continue
    const lengths = words.filter(({ word, begun }) => letters.startsWith(word, at) && (begun || parts(letters[at + word.length - 1], letters[at + word.length])))
      .map(({ word }) => word.length)
    if (lengths.length === 0) continue
    const end = at + Math.max(...lengths)
    hits.push({ start: from[at]!, end: from[end]! })
    at = end - 1
  }
  return hits
}

const isGap = (letter: string | undefined): boolean => letter === undefined || letter === ' ' || letter === '.'
const isDense = (letter: string | undefined): boolean => letter !== undefined && dense.test(letter)
/** Whether one word may end and another begin between these letters. */
const parts = (one: string | undefined, next: string | undefined): boolean => isGap(one) || isGap(next) || isDense(one) || isDense(next)

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
