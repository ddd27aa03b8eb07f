import { Verb } from '@/components/form/verb'
import { PageTitle } from '@/components/frame/page-title'
import { FileButtons } from '@/components/time-line-import/file-buttons'
import { Empty } from '@/components/ui/empty'
import { words } from '@/components/ui/shape-drawings'
import type { TimeLine } from '@/lib/queries/time-line'
import { happenedKinds } from '@/lib/rules/time-line'
import { isAsked } from '@/lib/rules/time-line-filter'
import { timeLineQuery, type TimeLineAddress } from './address'
import { DrawnTimeLine } from './drawn/drawn-time-line'
import { AddForm } from './entry-form'
import { FilterForm } from './filter-form'
import { FilterWords } from './filter-words'
import { timeShapes } from './happened-words'
import { ListedTimeLine } from './listed-time-line'
import { QuickEntry } from './quick-entry'
import { ZoneChoice } from './zone-choice'

type Props = { page: TimeLine; zone: string; now: Date; after?: string; utc: boolean }

/** The time line, drawn and listed (E1 to E4): by when things happened, with corrections beside what they correct. */
export function TimeLinePage({ page, zone, now, after, utc }: Props) {
  const { incidentId, filter, drawn } = page
  const address: TimeLineAddress = { incidentId, filter, after, utc, lanes: drawn.by, many: drawn.many }
  const shown = utc ? 'UTC' : zone
  const none = page.total === 0
  return (
    <>
      <PageTitle title="Timeline" quiet={!none && `${page.total} ${page.total === 1 ? 'entry' : 'entries'}`}>
        {!none && zone !== 'UTC' && <ZoneChoice address={address} zone={zone} />}
        {!none && <a className="button button-text" href={`/incidents/${incidentId}/print/time-line${timeLineQuery({ filter, utc })}`}>Print…</a>}
        <FileButtons incidentId={incidentId} empty={none} />
      </PageTitle>
      {none && <Empty first="Write down what made you look.">Entries are sorted by when things happened, not by when they were found out.</Empty>}
      <Add page={page} zone={shown} now={now} />
      {!none && (
        <>
          <FilterForm address={address} filter={filter} hosts={page.choices.hosts.map(({ id, name }) => ({ value: id, label: name }))}
            kinds={happenedKinds.map((kind) => ({ value: kind, label: words[timeShapes[kind]] }))} zone={shown} now={now} />
          <FilterWords page={page} address={address} />
          <DrawnTimeLine drawn={drawn} zone={shown} now={now} address={address} opened={page.opened} only={isAsked(filter)}
            hosts={Object.fromEntries(page.choices.hosts.map(({ id, name, services }) => [name, { id, note: services }]))} />
          <ListedTimeLine page={page} zone={shown} now={now} address={address} />
        </>
      )}
    </>
  )
}

/** An event in one line; and with all that it can name. */
function Add({ page, zone, now }: { page: TimeLine; zone: string; now: Date }) {
  return (
    <div className="time-line-add">
      {page.can.add.allowed && <QuickEntry incidentId={page.incidentId} zone={zone} now={now} hosts={page.choices.hosts} />}
      <Verb label="Add an event…" allowed={page.can.add}><AddForm page={page} zone={zone} now={now} /></Verb>
    </div>
  )
}
