import { memo } from 'react'
import type { PlacedLane } from './layout'
import { head } from './layout'

type Props = { lanes: readonly PlacedLane[]; width: number; height: number; hrefOf: (name: string) => string }

/** The names of the lanes. They stay in place when the drawing is moved sideways; each leads to what happened there. */
export const LaneLabels = memo(function LaneLabels({ lanes, width, height, hrefOf }: Props) {
  const short = (text: string, letter: number) => {
    const room = Math.floor((width - 12) / letter)
    return text.length <= room ? text : `${text.slice(0, room - 1)}…`
  }
  return (
    <svg className="drawing-lanes" viewBox={`0 0 ${width} ${height}`} width={width} height={height}>
      <line className="lane-edge" x1="0" x2={width} y1={head} y2={head} />
      {lanes.map(({ lane, top, height: of }) => {
        const name = <text className="lane" x="0" y={top + 25}>{short(lane.name, 7.4)}</text>
        return (
          <g key={lane.key}>
            {lane.named
              ? <a href={hrefOf(lane.name)} aria-label={`${lane.name}: what happened there`}>{name}</a>
              : name}
            {lane.note && <text className="axis" x="0" y={top + 41}>{short(lane.note, 6.2)}</text>}
            <line className="lane-edge" x1="0" x2={width} y1={top + of} y2={top + of} />
          </g>
        )
      })}
    </svg>
  )
})
