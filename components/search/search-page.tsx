import { PageTitle } from '@/components/frame/page-title'
import { nounTitles } from '@/components/palette/options'
import { aroundLink } from '@/components/time-line/around-words'
import { wholeTime } from '@/components/time-line/happened-words'
import { counted } from '@/components/ui/counted'
import { EmptyLine } from '@/components/ui/empty'
import { Section } from '@/components/ui/section'
import { Time } from '@/components/ui/time'
import { timeWords } from '@/components/ui/time-words'
import { WrittenTime } from '@/components/ui/written-time'
import type { FoundGroup, Hit } from '@/lib/queries/search'
import type { SearchPage as Page } from '@/lib/queries/search-page'
import { longestAsked } from '@/lib/rules/search'
import { Pieces } from './pieces'

type Props = { page: Page; zone: string }

/** The search over everything that the reader may see: in one incident, or in all of theirs. */
export function SearchPage({ page, zone }: Props) {
  const { typed, groups, backlog, frame } = page
  const around = page.around && frame && aroundLink(frame.incident.id, page.around, zone, page.now)
  const many = groups.reduce((sum, group) => sum + group.many, 0)
  return (
    <>
      <PageTitle title="Search" quiet={typed === '' ? undefined : many === 0 ? 'nothing found' : `${many} found`} />
      <form method="get" action="/search" className="quick measure" role="search">
        {frame && <input type="hidden" name="in" value={frame.incident.id} />}
        <label className="field"><span className="label">{frame ? `Search ${frame.incident.codeName}` : 'Search all your incidents'}</span>
          <input className="input" name="q" type="search" defaultValue={typed} maxLength={longestAsked} autoComplete="off" enterKeyHint="search" />
        </label>
        <button className="button" type="submit">Search</button>
      </form>
      <p className="why mt-2">
        Finds all words; the last may be incomplete.
        {frame && <> <a href={`/search?${new URLSearchParams({ q: typed })}`}>Search all your incidents</a></>}
      </p>
      {backlog > 0 && (
        <p className="why mt-2">
          {counted(backlog, 'entry', 'entries')} of a large file can’t be found here yet: they are still being indexed.
          {frame && <> The <a href={`/incidents/${frame.incident.id}/time-line`}>timeline</a>’s own search finds them already.</>}
        </p>
      )}
      {around && <p className="mt-4"><a href={around.href}>{around.label}</a></p>}
      {typed !== '' && groups.length === 0 && !around && (
        <EmptyLine>Nothing you can see has {typed.includes(' ') ? 'all these words' : 'this word'}. Try fewer words, or the beginning of one.</EmptyLine>
      )}
      {groups.map((group) => <Found key={group.noun} group={group} named={frame === null} zone={zone} now={page.now} />)}
    </>
  )
}

type FoundProps = { group: FoundGroup; named: boolean; zone: string; now: Date }

function Found({ group: { noun, many, hits }, named, zone, now }: FoundProps) {
  const quiet = many > hits.length ? `the ${noun === 'task' ? 'best' : 'newest'} ${hits.length} of ${many}` : `${many}`
  return (
    <Section title={nounTitles[noun]} quiet={quiet}>
      <ul>{hits.map((hit, index) => <FoundRow key={index} hit={hit} named={named} zone={zone} now={now} />)}</ul>
    </Section>
  )
}

function FoundRow({ hit, named, zone, now }: { hit: Hit; named: boolean; zone: string; now: Date }) {
  const quiet = [hit.quiet, named && hit.noun !== 'incident' && hit.codeName].filter(Boolean).join(', ')
  return (
    <li className="found-row">
      <p><a className="plain" href={hit.href}><Pieces of={hit.title} /></a>{quiet && <span className="quiet">{quiet}</span>}</p>
      {hit.excerpt.length > 0 && <p className="second"><Pieces of={hit.excerpt} /></p>}
      <When hit={hit} zone={zone} now={now} />
    </li>
  )
}

/** Of an event when it happened, in its own words; of all else the day. */
function When({ hit: { at, happened }, zone, now }: { hit: Hit; zone: string; now: Date }) {
  const says = happened && wholeTime(happened, zone, now)
  if (says) return <span className="meta">{at ? <WrittenTime of={timeWords(at, says)} /> : `time ${says}`}</span>
  return at && <span className="meta"><Time at={at} zone={zone} now={now} as="day" /></span>
}
