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
      {more && <a href={timeLineAddress({ ...address, many: true })} data-scroll="stay">draw more</a>}
      <a href={timeLineAddress({ ...address, lanes: by === 'host' ? 'account' : 'host' })} data-scroll="stay">
        by {by === 'host' ? 'account' : 'host'}
      </a>
      <ZoomVerbs closer={() => change((of) => zoomed(of, 1.6))} further={() => change((of) => zoomed(of, 1 / 1.6))}
        everything={everything} />
    </span>
  )
})
