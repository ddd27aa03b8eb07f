'use client'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/icon'
import { Mono } from '@/components/ui/mono'
import { Shape } from '@/components/ui/shape'
import { happenedThere, timeLineAddress, type TimeLineAddress } from './address'
import { heads, type ListedEntry } from './listed-entry'

/** An entry, and what stands beneath it: its corrections, and for the one that the address opens its details and verbs. */
export type EntryRow = { entry: ListedEntry; corrections: ReactNode[]; panel: ReactNode }
type Props = { title: string; rows: readonly EntryRow[]; address: TimeLineAddress }

/** The entries of a day. A leaf of the page: its rows travel as words, and become elements here. */
export function EntryRows({ title, rows, address }: Props) {
  return (
    <tbody>
      <tr className="day"><th colSpan={heads.length} scope="rowgroup">{title}</th></tr>
      {rows.map((row) => <Row key={row.entry.id} row={row} address={address} />)}
    </tbody>
  )
}

function Row({ row: { entry, corrections, panel }, address }: { row: EntryRow; address: TimeLineAddress }) {
  const { incidentId } = address
  const { id, hosts = [], task } = entry
  const opened = panel !== null
  return (
    <>
      <tr id={`entry-${id}`} className={classNames('entry', (corrections.length > 0 || opened) && 'corrected', opened && 'opened')}>
        <td className="no">
          <Link className="plain" href={timeLineAddress({ ...address, entry: opened ? undefined : id })} prefetch={false} aria-expanded={opened}>
            <span className="sr-only">No. </span>{entry.number}
          </Link>
        </td>
        <td className="happened">
          <span className="happened-when"><Shape of={entry.shape} /><span title={entry.exactly}>{entry.when}</span></span>
        </td>
        <td className="found-out">{entry.found}</td>
        <td className="what as-written">{entry.text}{entry.late && <span className="text-ink-3"> Written late, after the end.</span>}</td>
        <td className="host">{hosts.length > 2 ? <Mono>{hosts.length} hosts</Mono> : hosts.map((host) => (
          <Link key={host.id} className="plain" href={happenedThere(incidentId, { host: host.id })} prefetch={false}
            aria-label={`What happened on ${host.name}`}><Mono>{host.name}</Mono></Link>
        ))}{entry.otherHosts?.map((name) => <Mono key={name}>{name}</Mono>)}</td>
        <td className="source">
          {task
            ? <Link className="plain" href={`/incidents/${incidentId}/plan/${task.id}`} prefetch={false}>Task: {task.title}</Link>
            : entry.source}
        </td>
        <td className="for">
          {entry.outside ? <span className="reader reader-outside"><Icon of="globe" />outside</span> : <span className="reader">team</span>}
        </td>
      </tr>
      {[...corrections, ...(opened ? [panel] : [])].map((below, place) => (
        <tr key={place} className="correction">
          <td className="no" colSpan={3} />
          <td colSpan={heads.length - 3}>{below}</td>
        </tr>
      ))}
    </>
  )
}
