'use client'
import { useMemo, type ReactNode } from 'react'
import { AsIs } from '@/components/ui/as-is'
import { classNames } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/icon'
import { Mono } from '@/components/ui/mono'
import { unpack, type Packed } from '@/components/ui/packed'
import { Shape } from '@/components/ui/shape'
import { happenedThere, timeLineAddress, withEntry, type TimeLineAddress } from './address'
import { heads, type ListedEntry } from './listed-entry'

/** What stands beneath an entry: its corrections, and for the one that the address opens its details and verbs. */
export type Beneath = { corrections: ReactNode[]; panel: ReactNode }
/** `beneath` holds by their numbers the few entries that have something beneath them. */
type Props = { title: string; packed: Packed<ListedEntry>; beneath: Record<number, Beneath>; address: TimeLineAddress }

/** The entries of a day. A leaf of the page: its rows travel as words, and become elements here. */
export function EntryRows({ title, packed, beneath, address }: Props) {
  const entries = useMemo(() => unpack(packed), [packed])
  const closed = timeLineAddress({ ...address, entry: undefined })
  return (
    <tbody>
      <tr className="day"><th colSpan={heads.length} scope="rowgroup">{title}</th></tr>
      {entries.map((entry) => <Row key={entry.number} entry={entry} beneath={beneath[entry.number]} incidentId={address.incidentId} closed={closed} />)}
    </tbody>
  )
}

type RowProps = {
  entry: ListedEntry; beneath: Beneath | undefined; incidentId: string
  /** The address of the list with no entry opened. */
  closed: string
}

function Row({ entry, beneath, incidentId, closed }: RowProps) {
  const { number, hosts = [], task } = entry
  const corrections = beneath?.corrections ?? []
  const opened = Boolean(beneath?.panel)
  return (
    <>
      <tr id={`entry-${number}`} className={classNames('entry', (corrections.length > 0 || opened) && 'corrected', opened && 'opened')}>
        <td className="no">
          <a className="plain" href={opened ? closed : withEntry(closed, number)} aria-expanded={opened}>
            <span className="sr-only">No. </span>{number}
          </a>
        </td>
        <td className="happened">
          <span className="happened-when"><Shape of={entry.shape} /><span title={entry.exactly}>{entry.when}</span></span>
        </td>
        <td className="found-out">{entry.found}</td>
        <td className="what as-written"><AsIs text={entry.text} />{entry.cut && <> <a href={withEntry(closed, number)}>Read it whole</a></>}{entry.late && <span className="text-ink-3"> Added after the incident ended.</span>}</td>
        <td className="host">{hosts.length > 2 ? <Mono>{hosts.length} hosts</Mono> : hosts.map((host) => (
          <a key={host.id} className="plain" href={happenedThere(incidentId, { host: host.id })}
            aria-label={`${host.name}: what happened there`}><Mono>{host.name}</Mono></a>
        ))}{entry.otherHosts?.map((name) => <Mono key={name}>{name}</Mono>)}</td>
        <td className="source">
          {task
            ? <a className="plain" href={`/incidents/${incidentId}/plan/${task.id}`}>Task: {task.title}</a>
            : entry.source}
        </td>
        <td className="for">
          {entry.outside ? <span className="reader reader-outside"><Icon of="globe" />outside</span> : <span className="reader">team</span>}
        </td>
      </tr>
      {[...corrections, ...(opened ? [beneath?.panel] : [])].map((below, place) => (
        <tr key={place} className="correction">
          <td className="no" colSpan={3} />
          <td colSpan={heads.length - 3}>{below}</td>
        </tr>
      ))}
    </>
  )
}
