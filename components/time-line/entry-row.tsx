import Link from 'next/link'
import { classNames } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/icon'
import { Mono } from '@/components/ui/mono'
import { Shape } from '@/components/ui/shape'
import { happenedThere, timeLineAddress } from './address'
import { CorrectionNote } from './correction-note'
import { EntryPanel } from './entry-panel'
import type { EntryProps } from './entry-props'
import { exactly, foundWords, standing, timeInDay, timeShapes } from './happened-words'

export const columns = 7

/** An entry with its corrections beneath it; the one that the address opens has its details and verbs. */
export function EntryRow(props: EntryProps) {
  const { page, entry, zone, now, address } = props
  const opened = page.opened === entry.id
  const { text, happened } = standing(entry)
  const below = entry.corrections.length > 0 || opened
  return (
    <>
      <tr id={`entry-${entry.id}`} className={classNames('entry', below && 'corrected', opened && 'opened')}>
        <td className="no">
          <Link className="plain" href={timeLineAddress({ ...address, entry: opened ? undefined : entry.id })} prefetch={false}
            aria-expanded={opened}>
            <span className="sr-only">No. </span>{entry.number}
          </Link>
        </td>
        <td className="happened">
          <span className="happened-when">
            <Shape of={timeShapes[happened.kind]} /><span title={exactly(happened)}>{timeInDay(happened, zone)}</span>
          </span>
        </td>
        <td className="found-out">{foundWords(entry.found, happened, zone, now)}</td>
        <td className="what as-written">{text}{entry.late && <span className="text-ink-3"> Written late, after the end.</span>}</td>
        <td className="host">{entry.hosts.length > 2 ? <Mono>{entry.hosts.length} hosts</Mono> : entry.hosts.map((host) => (
          <Link key={host.id} className="plain" href={happenedThere(page.incidentId, { host: host.id })} prefetch={false}
            aria-label={`What happened on ${host.name}`}><Mono>{host.name}</Mono></Link>
        ))}{entry.otherHosts.map((name) => <Mono key={name}>{name}</Mono>)}</td>
        <td className="source">
          {entry.source || (entry.task
            ? <Link className="plain" href={`/incidents/${page.incidentId}/plan/${entry.task.id}`} prefetch={false}>
                Task: {entry.task.title}
              </Link>
            : entry.by)}
        </td>
        <td className="for">
          {entry.audience === 'outside'
            ? <span className="reader reader-outside"><Icon of="globe" />outside</span>
            : <span className="reader">team</span>}
        </td>
      </tr>
      {entry.corrections.map((correction, index) => (
        <tr key={correction.id} className="correction">
          <td className="no" colSpan={3} />
          <td colSpan={columns - 3}>
            <CorrectionNote correction={correction} before={entry.corrections[index - 1] ?? entry} zone={zone} now={now} />
          </td>
        </tr>
      ))}
      {opened && <tr className="correction"><td className="no" colSpan={3} /><td colSpan={columns - 3}><EntryPanel {...props} /></td></tr>}
    </>
  )
}
