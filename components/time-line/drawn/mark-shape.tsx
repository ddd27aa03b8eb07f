import { rowHeight, type Mark } from './layout'
import { halfOfCount, px, type Edge } from './shapes'

type Props = { mark: Mark; top: number; chosen: boolean; column: number }

/** One mark of a lane: what is known of a time as the vocabulary draws it, its words above, its pin at the end of a thread. */
export function MarkShape({ mark, top, chosen, column }: Props) {
  const middle = top + 32 + mark.row * rowHeight
  const own = { className: chosen ? 'mark chosen' : 'mark', 'data-entry': mark.entries[0]!.number, 'data-count': mark.entries.length }
  if (isHatched(mark)) return <g {...own}>{parts(mark, middle, column, 0)}</g>
  // Drawn around its own place: a step of zooming moves it there, and has nothing else to draw anew.
  const from = mark.entries.length > 1 ? (mark.x0 + mark.x1) / 2 : mark.x0
  return <g {...own} transform={`translate(${px(from)} ${middle})`}>{parts(mark, 0, column, from)}</g>
}

/** Whether it has a hatch, which stays where it is when the band over it moves. */
function isHatched({ entries, x0, x1 }: Mark): boolean {
  if (entries.length > 1) return reaches(entries.length, x0, x1)
  const { kind } = entries[0]!
  return kind !== 'exact' && kind !== 'range' && kind !== 'about'
}

/** What a mark is made of, with `from` as the beginning. */
function parts(mark: Mark, middle: number, column: number, from: number) {
  const { label, thread, pin, found, entries } = mark
  const [x0, x1] = [px(mark.x0 - from), px(mark.x1 - from)]
  if (entries.length > 1) return counted(entries.length, x0, x1, middle)
  return (
    <>
      {/* what the pointer meets, and what is seen of a choice */}
      <rect className="mark-field" x={x0 - 6} y={middle - 10} width={Math.max(px(x1 - x0), 0) + 12} height="20" rx="4" />
      {thread !== null && <path className="thread" d={`M${px(x1 + 4)} ${middle}H${px(thread - from)}`} />}
      <Drawing mark={mark} x0={x0} x1={x1} middle={middle} column={column} />
      {label && (
        <text className="name" x={px(label.x - from)} y={middle - 14} textAnchor={label.toLeft ? 'end' : undefined}>{label.text}</text>
      )}
      {pin !== null && <path className="pin" d={`M${px(pin - from)} ${middle - 4}V${middle + 10}`} />}
      {pin !== null && <circle className="pin" cx={px(pin - from)} cy={middle - 7} r="3.5" />}
      {found && <text x={px(found.x - from)} y={middle + 4}>{found.text}</text>}
    </>
  )
}

type DrawingProps = { mark: Mark; x0: number; x1: number; middle: number; column: number }

function Drawing({ mark, x0, x1, middle, column }: DrawingProps) {
  const { left, right } = mark
  const { kind } = mark.entries[0]!
  const centre = px((x0 + x1) / 2)
  if (kind === 'exact') return <circle className="point" cx={centre} cy={middle} r="4" />
  if (kind === 'range' && x1 - x0 < 3) return <path className="lasted" d={`M${centre} ${middle - 6}V${middle + 6}`} />
  if (kind === 'range') return <path className="lasted" d={range(mark, x0, x1, middle)} />
  if (kind === 'about') return <path className="about" d={`M${px(centre - 8)} ${middle}c2.7-4.6 5.3-4.6 8 0s5.3 4.6 8 0`} />
  return (
    <>
      <rect className="band" x={x0} y={middle - 7} width={Math.max(px(x1 - x0), 2)} height="14" />
      <path className="band-edge" d={`M${x0} ${middle - 7}H${x1}M${x0} ${middle + 7}H${x1}`} />
      <Limit edge={left} x={x0} middle={middle} />
      <Limit edge={right} x={x1} middle={middle} />
      {/* through the break mark the band is interrupted */}
      {left === 'open' && x1 > column && <rect className="band-break" x={column - 11} y={middle - 9} width="4" height="18" />}
    </>
  )
}

function Limit({ edge, x, middle }: { edge: Edge; x: number; middle: number }) {
  return edge === 'none' ? null : <path className={edge === 'open' ? 'limit-unknown' : 'limit'} d={`M${x} ${middle - 8}V${middle + 8}`} />
}

function range({ left, right }: Mark, x0: number, x1: number, middle: number): string {
  return `${left === 'none' ? '' : cap(x0, middle)}${right === 'none' ? '' : cap(x1, middle)}M${x0} ${middle}H${x1}`
}

const cap = (x: number, middle: number) => `M${x} ${middle - 6}V${middle + 6}`

const reaches = (count: number, x0: number, x1: number) => x1 - x0 > 2 * halfOfCount(count) + 2

/** Several in one place: their count. Where they reach over a stretch, they are somewhere in it. */
function counted(count: number, x0: number, x1: number, middle: number) {
  const half = halfOfCount(count)
  const centre = px((x0 + x1) / 2)
  return (
    <>
      {reaches(count, x0, x1) && <rect className="band" x={x0} y={middle - 7} width={px(x1 - x0)} height="14" />}
      {reaches(count, x0, x1) && <path className="band-edge" d={`M${x0} ${middle - 7}H${x1}M${x0} ${middle + 7}H${x1}`} />}
      <rect className="count" x={px(centre - half)} y={middle - 9} width={half * 2} height="18" rx="9" />
      <text className="count-number" x={centre} y={middle + 4} textAnchor="middle">{count}</text>
    </>
  )
}
