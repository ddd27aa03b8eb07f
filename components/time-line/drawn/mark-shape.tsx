import { rowHeight, type Mark } from './layout'
import type { Edge } from './shapes'

type Props = { mark: Mark; top: number; chosen: boolean; column: number }

/** One mark of a lane: what is known of a time as the vocabulary draws it, its words above, its pin at the end of a thread. */
export function MarkShape({ mark, top, chosen, column }: Props) {
  const { x0, x1, label, thread, pin, found, entries } = mark
  const middle = top + 32 + mark.row * rowHeight
  const key = entries[0]!.id
  return (
    <g className={chosen ? 'mark chosen' : 'mark'} data-entry={key} data-count={entries.length}>
      {/* what the pointer meets, and what is seen of a choice */}
      {entries.length === 1 && (
        <rect className="mark-field" x={x0 - 6} y={middle - 10} width={Math.max(x1 - x0, 0) + 12} height="20" rx="4" />
      )}
      {thread !== null && <path className="thread" d={`M${x1 + 4} ${middle}H${thread}`} />}
      <Drawing mark={mark} middle={middle} column={column} />
      {label && <text className="name" x={label.x} y={middle - 14} textAnchor={label.toLeft ? 'end' : undefined}>{label.text}</text>}
      {pin !== null && <path className="pin" d={`M${pin} ${middle - 4}V${middle + 10}`} />}
      {pin !== null && <circle className="pin" cx={pin} cy={middle - 7} r="3.5" />}
      {found && <text x={found.x} y={middle + 4}>{found.text}</text>}
    </g>
  )
}

function Drawing({ mark, middle, column }: { mark: Mark; middle: number; column: number }) {
  const { entries, x0, x1 } = mark
  const { kind } = entries[0]!
  const centre = (x0 + x1) / 2
  if (entries.length > 1) return <Count count={entries.length} x0={x0} x1={x1} middle={middle} />
  if (kind === 'exact') return <circle className="point" cx={centre} cy={middle} r="4" />
  if (kind === 'range' && x1 - x0 < 3) return <path className="lasted" d={`M${centre} ${middle - 6}V${middle + 6}`} />
  if (kind === 'range') return <path className="lasted" d={range(mark, middle)} />
  if (kind === 'about') return <path className="about" d={`M${centre - 8} ${middle}c2.7-4.6 5.3-4.6 8 0s5.3 4.6 8 0`} />
  return (
    <>
      <rect className="band" x={x0} y={middle - 7} width={Math.max(x1 - x0, 2)} height="14" />
      <path className="band-edge" d={`M${x0} ${middle - 7}H${x1}M${x0} ${middle + 7}H${x1}`} />
      <Limit edge={mark.left} x={x0} middle={middle} />
      <Limit edge={mark.right} x={x1} middle={middle} />
      {/* through the break mark the band is interrupted */}
      {mark.left === 'open' && x1 > column && <rect className="band-break" x={column - 11} y={middle - 9} width="4" height="18" />}
    </>
  )
}

function Limit({ edge, x, middle }: { edge: Edge; x: number; middle: number }) {
  return edge === 'none' ? null : <path className={edge === 'open' ? 'limit-unknown' : 'limit'} d={`M${x} ${middle - 8}V${middle + 8}`} />
}

function range({ x0, x1, left, right }: Mark, middle: number): string {
  return `${left === 'none' ? '' : cap(x0, middle)}${right === 'none' ? '' : cap(x1, middle)}M${x0} ${middle}H${x1}`
}

const cap = (x: number, middle: number) => `M${x} ${middle - 6}V${middle + 6}`

/** Several in one place: their count. Where they reach over a stretch, they are somewhere in it. */
function Count({ count, x0, x1, middle }: { count: number; x0: number; x1: number; middle: number }) {
  const half = 8 + String(count).length * 3
  const centre = (x0 + x1) / 2
  return (
    <>
      {x1 - x0 > 2 * half + 2 && <rect className="band" x={x0} y={middle - 7} width={x1 - x0} height="14" />}
      {x1 - x0 > 2 * half + 2 && <path className="band-edge" d={`M${x0} ${middle - 7}H${x1}M${x0} ${middle + 7}H${x1}`} />}
      <rect className="count" x={centre - half} y={middle - 9} width={half * 2} height="18" rx="9" />
      <text className="count-number" x={centre} y={middle + 4} textAnchor="middle">{count}</text>
    </>
  )
}
