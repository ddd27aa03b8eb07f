'use client'
import Link from 'next/link'
import { classNames } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/icon'
import { Hash } from '@/components/ui/mono'
import { WrittenTime } from '@/components/ui/written-time'
import type { ShownLine } from './shown-line'

type Props = { lines: readonly ShownLine[]; incidentId: string }

/** Entries of a day on the line of the book. A leaf of the page: its rows travel as words, and become elements here. */
export function BookLines({ lines, incidentId }: Props) {
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
      <span className="who">{line.who}</span>
      <div className="what">
        {line.phone && <Icon of="phone" />} <Says line={line} incidentId={incidentId} />{' '}
        {detail && <span className="detail as-written">{detail}</span>}
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
  if (!task || at < 0) return <>{says}.</>
  return (
    <>
      {says.slice(0, at)}
      <Link href={`/incidents/${incidentId}/plan/${task.id}`} prefetch={false}>{task.title}</Link>
      {says.slice(at + task.title.length)}.
    </>
  )
}
