import type { PaletteAnswer } from '@/lib/queries/search-palette'
import { askedWords, marked, type Piece, type SearchNoun, type Word } from '@/lib/rules/search'

export type Option = {
  key: string; title: readonly Piece[]; quiet: string; second: readonly Piece[]
  /** Null for what can't be done now: `because` says why. */
  href: string | null
  because: string | null
}
export type OptionGroup = { title: string; options: Option[] }

export const nounTitles: Record<SearchNoun, string> = {
  task: 'Tasks', 'time line': 'Time line', person: 'People', host: 'Hosts', evidence: 'Evidence', question: 'Questions', disclosure: 'Told outside the list',
  incident: 'Incidents', 'log book': 'Log book',
}

/** Whether a label has all these words or their beginnings. */
function fits(label: string, words: readonly Word[]): boolean {
  return words.every((word) => marked(label, [{ ...word, begun: true }]).some(({ hit }) => hit))
}

const plain = (text: string): Piece[] => [{ text, hit: false }]

type Known = { typed: string; pages: readonly { label: string; href: string }[]; answer: PaletteAnswer | null; searchHref: string }

/**
 * What the palette shows. Before anything is typed: what can be done here, or could but for something that passes, then the pages. Acts of
 * others are offered with their reason to whoever types their name.
 */
export function optionGroups({ typed, pages, answer, searchHref }: Known): OptionGroup[] {
  const words = askedWords(typed)
  const title = (label: string) => (words.length === 0 ? plain(label) : marked(label, words.map((word) => ({ ...word, begun: true }))))
  const acts = (answer?.acts ?? []).filter(({ label, can }) => (words.length > 0 ? fits(label, words) : can.allowed || can.code === 'state'))
  const places = [...pages, ...(answer?.places ?? []).filter(({ href }) => !pages.some((page) => page.href === href))]
    .filter(({ label }) => fits(label, words))
  const found = words.length === 0 ? [] : answer?.groups ?? []
  const all: OptionGroup[] = [
    {
      title: 'Do', options: acts.map(({ label, href, can }) => ({
        key: `do ${href}`, title: title(label), quiet: '', second: [], href: can.allowed ? href : null, because: can.allowed ? null : can.because,
      })),
    },
    {
      title: 'Go to', options: places.map(({ label, href }) => ({ key: `go ${href}`, title: title(label), quiet: '', second: [], href, because: null })),
    },
    ...found.map(({ noun, hits }) => ({
      title: nounTitles[noun],
      options: hits.map((hit, index) => ({
        key: `${noun} ${index} ${hit.href}`, title: hit.title, quiet: hit.quiet, second: hit.excerpt, href: hit.href, because: null,
      })),
    })),
    {
      title: 'Everything', options: words.length === 0 ? [] : [{
        key: 'all', title: plain(`All that is found of “${typed.trim()}”`), quiet: '', second: [], href: searchHref, because: null,
      }],
    },
  ]
  return all.filter(({ options }) => options.length > 0)
}
