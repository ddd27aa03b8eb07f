'use client'
import { useMemo } from 'react'
import { AsTyped } from '@/components/ui/as-is'
import { classNames } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/icon'
import { Hash } from '@/components/ui/mono'
import { unpack, type Packed } from '@/components/ui/packed'
import { PersonName } from '@/components/ui/person-name'
import { WrittenTime } from '@/components/ui/written-time'
import { shownName } from '@/lib/rules/hidden-characters'
import type { ShownLine } from './shown-line'

type Props = { packed: Packed<ShownLine>; incidentId: string }

/** Entries of a day on the line of the book. A leaf of the page: its rows travel as words, and become elements here. */
export function BookLines({ packed, incidentId }: Props) {
  const lines = useMemo(() => unpack(packed), [packed])
  return <ul data-arrives="above">{lines.map((line) => <BookLine key={line.seq} line={line} incidentId={incidentId} />)}</ul>
}

/** An entry: number, time, who, what, and its hash. */
function BookLine({ line, incidentId }: { line: ShownLine; incidentId: string }) {
  const { happened, detail } = line
  return (
    <li id={`entry-${line.seq}`} className={classNames('entry-row unreceipted', line.newest && 'newest', line.bad && 'bad')}>
      <i aria-hidden="true" />
      <span className="number"><span className="sr-only">Entry </span>{line.seq}</span>
      <WrittenTime of={line.at} />
      <span className="who"><PersonName name={line.who} /></span>
      <div className="what">
        {line.phone && <Icon of="phone" />} <Says line={line} incidentId={incidentId} />{' '}
        {detail && <span className="detail as-written"><AsTyped text={detail} /></span>}
        {line.cut && <a href={`/incidents/${incidentId}/log-book?entry=${line.seq}#entry-${line.seq}`}>Read it whole</a>}
        {line.calledBack && <span className="detail"> Called back.</span>}
        {happened && <span className="detail"> At <WrittenTime of={happened} />.</span>}
      </div>
      <span className="hash"><Hash value={line.hash} short /></span>
    </li>
  )
}

/** The sentence of an entry, with the task that it names as a link. */
function Says({ line: { says, task }, incidentId }: { line: ShownLine; incidentId: string }) {
  const at = task ? says.lastIndexOf(task.title) : -1
  if (!task || at < 0) return <bdi>{shownName(says)}.</bdi>
  return (
    <bdi>
      {shownName(says.slice(0, at))}
      <a href={`/incidents/${incidentId}/plan/${task.id}`}>{task.title}</a>
      {shownName(says.slice(at + task.title.length))}.
    </bdi>
  )
}
