import Link from 'next/link'
import { classNames } from '@/components/ui/class-names'
import { Hash } from '@/components/ui/mono'
import { Icon } from '@/components/ui/icon'
import { Time } from '@/components/ui/time'
import type { BookLine as Line } from '@/lib/queries/log-book'

type Props = { line: Line; incidentId: string; newest: boolean; bad: boolean; zone: string; now: Date }

/** An entry on the line of the book: number, time, who, what, and its hash. */
export function BookLine({ line, incidentId, newest, bad, zone, now }: Props) {
  const { happenedAt } = line
  return (
    <li id={`entry-${line.seq}`} className={classNames('entry-row unreceipted', newest && 'newest', bad && 'bad')}>
      <i aria-hidden="true" />
      <span className="number"><span className="sr-only">Entry </span>{line.seq}</span>
      <Time at={line.recordedAt} zone={zone} now={now} as="clock" />
      <span className="who">{line.who}</span>
      <div className="what">
        {line.kind === 'telephone.noted' && <Icon of="phone" />} <Says line={line} incidentId={incidentId} />{' '}
        {line.detail && <span className="detail as-written">{line.detail}</span>}
        {line.calledBack && <span className="detail"> Called back.</span>}
        {happenedAt && <span className="detail"> At <Time at={happenedAt} zone={zone} now={now} />.</span>}
      </div>
      <span className="hash"><Hash value={line.hash} short /></span>
    </li>
  )
}

/** The sentence of an entry, with the task that it names as a link. */
function Says({ line: { says, task }, incidentId }: Pick<Props, 'line' | 'incidentId'>) {
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
