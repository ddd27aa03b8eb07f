import { Verb } from '@/components/form/verb'
import { PageTitle } from '@/components/frame/page-title'
import { EmptyLine } from '@/components/ui/empty'
import { Facts } from '@/components/ui/facts'
import { longDay } from '@/components/ui/format-time'
import { Icon } from '@/components/ui/icon'
import { Hash } from '@/components/ui/mono'
import { pack } from '@/components/ui/packed'
import { Section } from '@/components/ui/section'
import { Time } from '@/components/ui/time'
import type { BookLine as Line, LogBook } from '@/lib/queries/log-book'
import { bookParts, type BookPart } from '@/lib/rules/log-book'
import { BookLines } from './book-lines'
import { CallForm, NoteForm } from './call-form'
import { shownLine } from './shown-line'

type Props = { page: LogBook; zone: string; now: Date }

/** The log book: its chain, the quick entry of a call, and what happened, newest first (L1 to L3). */
export function LogBookPage({ page, zone, now }: Props) {
  const { chain, head } = page
  const broken = chain && !chain.whole ? chain.brokenAt : null
  return (
    <>
      <PageTitle title="Logbook" quiet={`${head.seq} ${head.seq === 1 ? 'entry' : 'entries'}. Can be added to, never changed.`}>
        <a className="button" href={address(page, { verify: 'all' })}>Verify now</a>
      </PageTitle>
      {chain && !chain.whole && (
        <p className="note note-alarm" role="alert">
          <b>Logbook broken at entry {chain.brokenAt}, {chain.field.replaceAll('_', ' ')}.</b> {chain.because}
        </p>
      )}
      <Facts open facts={[
        { label: 'Chain', value: <><Icon of="shield" /> {chainWords(page)}</> },
        { label: 'Last checked', value: chain ? <Time at={now} zone={zone} now={now} as="clock" /> : 'not on this page' },
        { label: 'Latest hash', value: <Hash value={head.hash} short /> },
      ]} />
      <Covers unheld={chain?.whole ? chain.unheld : 0} />
      <Section title="Telephone call" quiet="recorded under your name, with the time of the call and of writing">
        <CallForm page={page} zone={zone} now={now} />
        <div className="mt-3"><Verb label="Other entry…" allowed={page.note}><NoteForm page={page} zone={zone} now={now} /></Verb></div>
      </Section>
      <Section title="Entries" quiet="newest first">
        <Parts page={page} />
        {page.lines.length === 0 && <EmptyLine>No entries of this kind.</EmptyLine>}
        {days(page.lines, zone, now).map(({ title, lines }) => (
          <div key={title}>
            <h3 className="book-day">{title}</h3>
            <BookLines incidentId={page.incidentId} packed={pack(lines.map((line) => shownLine(line, { newest: head.seq, broken, zone, now })))} />
          </div>
        ))}
        <p className="py-3 text-2">
          {!page.newest && <a href={address(page, {})}>Newest</a>}{' '}
          {page.earlier !== null && <a href={address(page, { before: String(page.earlier) })}>Earlier</a>}
        </p>
      </Section>
    </>
  )
}

function Parts({ page }: { page: LogBook }) {
  const parts = [null, ...(Object.keys(bookParts) as BookPart[])]
  return (
    <nav className="filters py-3" aria-label="Show">
      {parts.map((part) => {
        const href = address({ ...page, part }, {})
        return (
          <a key={href} className="button" href={href} aria-current={page.part === part ? 'true' : undefined}>
            {part === 'time line' ? 'timeline' : (part ?? 'everything')}
          </a>
        )
      })}
    </nav>
  )
}

function address({ incidentId, part }: LogBook, more: Record<string, string>): string {
  const query = new URLSearchParams({ ...(part && { show: part }), ...more }).toString()
  return `/incidents/${incidentId}/log-book${query && `?${query}`}`
}

/** What the check looked at, and what it can't find: nobody should rely on it for more. */
function Covers({ unheld }: { unheld: number }) {
  return (
    <details className="text-2">
      <summary>What this checks, and what it can’t find</summary>
      <p className="py-3">
        Checked: that every entry is there, in its place and as it was hashed; that its time, person, seat, kind and task, as pages, prints and the
        API show them, are those of the hashed text; that the logbook ends with the latest hash; who coordinated since which entry; and who signed
        what, when and how.
      </p>
      <p className="pb-3">
        Can’t be found yet: entries cut off at the end, or a logbook rewritten from some entry on, by someone with full rights to the database
        who also changes the latest hash. That needs receipts kept elsewhere, which Muster can’t give yet. Note the latest number and hash
        outside Muster from time to time: if they differ later, the logbook was rewritten.
      </p>
      <p className="pb-3">
        Not covered: other pages. Tasks, people, the timeline, hosts and evidence are stored separately; if they differ, trust the logbook.
      </p>
      {unheld > 0 && <p className="pb-3">In {unheld} older entries, seat and task are not part of what was hashed.</p>}
    </details>
  )
}

function chainWords({ chain, head }: LogBook): string {
  if (!chain) return 'not checked on this page'
  return chain.whole ? `intact, 1 to ${head.seq}` : `broken at ${chain.brokenAt}`
}

function days(lines: readonly Line[], zone: string, now: Date): { title: string; lines: Line[] }[] {
  const groups: { title: string; lines: Line[] }[] = []
  for (const line of lines) {
    const title = longDay(line.recordedAt, zone, now)
    const last = groups.at(-1)
    if (last?.title === title) last.lines.push(line)
    else groups.push({ title, lines: [line] })
  }
  return groups
}
