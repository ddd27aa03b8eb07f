import { memo } from 'react'
import type { DrawnLane } from './layout'
import { head } from './layout'
import { MarkShape } from './mark-shape'
import { columnGap, xOf, type Plot } from './shapes'
import { withRoom } from './tick-labels'
import type { Tick } from './ticks'

type Props = { lanes: readonly DrawnLane[]; plot: Plot; lines: readonly Tick[]; height: number; chosen: number | null; hatch: string }

/** The lanes with their marks, over the lines of the days and hours. The words for it stand beside: it is hidden from a screen reader. */
export const PlotDrawing = memo(function PlotDrawing({ lanes, plot, lines, height, chosen, hatch }: Props) {
  const { column, width, view, now } = plot
  const isNow = now >= view.from && now <= view.to ? xOf(now, plot) : null
  return (
    <svg className="drawing" viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true">
      <defs>
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line className="hatch" x1="0" y1="0" x2="0" y2="6" />
        </pattern>
      </defs>
      {lines.map(({ at, strong }) => {
        const x = xOf(at, plot)
        return <line key={at} className={strong ? 'day' : 'hour'} x1={x} x2={x} y1={head} y2={height} />
      })}
      {withRoom(lines, plot, isNow).map(({ at, label, strong, toLeft }) => (
        <text key={at} className={strong ? 'axis axis-day' : 'axis'} x={xOf(at, plot) + (toLeft ? -4 : 4)} y="24" textAnchor={toLeft ? 'end' : undefined}>{label}</text>
      ))}
      {column > 0 && (
        <>
          <text className="axis axis-day" x="0" y="24">earlier, or not known</text>
          <path className="break" d={`M${column - 10} 8l5 4l-10 4l5 4`} />
        </>
      )}
      <line className="lane-edge" x1="0" x2={width} y1={head} y2={head} />
      {lanes.map(({ lane, top, height: of, marks }) => (
        <g key={lane.key} fill={`url(#${hatch})`}>
          <line className="lane-edge" x1="0" x2={width} y1={top + of} y2={top + of} />
          {/* by their place, not by their entry: at another scale the same elements are only moved */}
          {marks.map((mark, place) => (
            <MarkShape key={place} mark={mark} top={top} column={column - columnGap + 10}
              chosen={chosen !== null && mark.entries.some(({ number }) => number === chosen)} />
          ))}
        </g>
      ))}
      {isNow !== null && <><line className="now" x1={isNow} x2={isNow} y1={head - 2} y2={height} />
        <text className="axis axis-now" x={Math.min(isNow + 4, width - 24)} y="24">now</text></>}
    </svg>
  )
})
