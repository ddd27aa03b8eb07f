import Link from 'next/link'
import { memo } from 'react'
import { timeLineAddress, type TimeLineAddress } from '../address'
import { zoomed, type View } from './view'
import { ZoomVerbs } from './zoom-verbs'

type Props = {
  address: TimeLineAddress; by: 'host' | 'account'
  /** Whether there is more than is drawn, and it may be drawn. */
  more: boolean
  change: (change: (view: View) => View) => void; everything: () => void
}

/** What leads to another drawing of the same entries, and nearer to this one. */
export const DrawnTools = memo(function DrawnTools({ address, by, more, change, everything }: Props) {
  return (
    <span className="go drawn-tools">
      {more && <Link href={timeLineAddress({ ...address, many: true })} prefetch={false} scroll={false}>draw more</Link>}
      <Link href={timeLineAddress({ ...address, lanes: by === 'host' ? 'account' : 'host' })} prefetch={false} scroll={false}>
        by {by === 'host' ? 'account' : 'host'}
      </Link>
      <ZoomVerbs closer={() => change((of) => zoomed(of, 1.6))} further={() => change((of) => zoomed(of, 1 / 1.6))}
        everything={everything} />
    </span>
  )
})
