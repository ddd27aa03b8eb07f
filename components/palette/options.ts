import { aroundLink } from '@/components/time-line/around-words'
import { wholeTime } from '@/components/time-line/happened-words'
import type { Hit } from '@/lib/queries/search'
import type { PaletteAnswer } from '@/lib/queries/search-palette'
import type { KnownTime } from '@/lib/queries/time-line-entries'
import { isolated } from '@/lib/rules/hidden-characters'
import { askedWords, hasWords, isMeant, marked, type Piece, type SearchNoun } from '@/lib/rules/search'

export type Option = {
  key: string; title: readonly Piece[]; quiet: string; second: readonly Piece[]
  /** Null for what can't be done now: `because` says why. */
  href: string | null
  because: string | null
}
export type OptionGroup = { title: string; options: Option[] }

export const nounTitles: Record<SearchNoun, string> = {
  task: 'Tasks', 'time line': 'Timeline', person: 'People', host: 'Hosts', evidence: 'Evidence', question: 'Questions', disclosure: 'Told without approval',
  incident: 'Incidents', 'log book': 'Logbook',
}

const plain = (text: string): Piece[] => [{ text, hit: false }]

type Known = { typed: string; pages: readonly { label: string; href: string }[]; answer: PaletteAnswer | null; searchHref: string; now: Date }

/**
 * What the palette shows. Before anything is typed: what can be done here, or could but for something that passes, then the pages. Acts of
 * others are offered with their reason to whoever types their name, or another word for them. Whoever is called by what was typed is
 * followed by the question whether one may talk to them (N5); a time leads to what happened around it (E1).
 */
export function optionGroups({ typed, pages, answer, searchHref, now }: Known): OptionGroup[] {
  const words = askedWords(typed)
  const title = (label: string) => (words.length === 0 ? plain(label) : marked(label, words.map((word) => ({ ...word, begun: true }))))
  const acts = (answer?.acts ?? []).filter((act) => (words.length > 0 ? isMeant(act, words) : act.can.allowed || act.can.code === 'state'))
  // An act's own name comes before other words for it.
  const byName = words.length === 0 ? acts : [true, false].flatMap((own) => acts.filter(({ label }) => hasWords(label, words) === own))
  const places = [...pages, ...(answer?.places ?? []).filter(({ href }) => !pages.some((page) => page.href === href))]
    .filter(({ label }) => hasWords(label, words))
  const around = answer?.around && aroundLink(answer.around.incidentId, answer.around, answer.zone, now)
  const found = words.length === 0 ? [] : answer?.groups ?? []
  const all: OptionGroup[] = [
    {
      title: 'Do', options: byName.map(({ label, href, can }) => ({
        key: `do ${href}`, title: title(label), quiet: '', second: [], href: can.allowed ? href : null, because: can.allowed ? null : can.because,
      })),
    },
    {
      title: 'Go to', options: [...(around ? [around] : []), ...places].map(({ label, href }) => ({ key: `go ${href}`, title: title(label), quiet: '', second: [], href, because: null })),
    },
    ...found.map(({ noun, hits }) => ({
      title: nounTitles[noun],
      options: hits.flatMap((hit, index) => [{
        key: `${noun} ${index} ${hit.href}`, title: hit.title, quiet: quietOf(hit, answer!.zone, now), second: hit.excerpt, href: hit.href, because: null,
      }, ...(noun === 'person' && hit.named ? [mayITalk(hit)] : [])]),
    })),
    {
      title: 'Everything', options: words.length === 0 ? [] : [{
        key: 'all', title: plain(`All results for “${typed.trim()}”`), quiet: '', second: [], href: searchHref, because: null,
      }],
    },
  ]
  return all.filter(({ options }) => options.length > 0)
}

/** Beside an event stands when it happened: on its way here a moment became a text. */
function quietOf({ quiet, happened }: Hit, zone: string, now: Date): string {
  const moment = (time: KnownTime | null) => time && { ...time, at: new Date(time.at) }
  const when = happened && wholeTime({ ...happened, start: moment(happened.start), end: moment(happened.end) }, zone, now)
  return [happened?.kind === 'unknown' ? 'time not known' : when, quiet].filter(Boolean).join(', ')
}

function mayITalk({ incidentId, title, href }: Hit): Option {
  const name = title.map(({ text }) => text).join('')
  return {
    key: `talk ${href}`, title: plain(`May I talk to ${isolated(name)}?`), quiet: '', second: [], because: null,
    href: `/incidents/${incidentId}/people?${new URLSearchParams({ talk: name })}#talk`,
  }
}
