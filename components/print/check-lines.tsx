import { Box } from './blank'
import { checkLines, type CheckLine } from './paper-words'

/** A checklist in small: a box for each thing to tick, or for each host of it. */
export function CheckLines({ items }: { items: Parameters<typeof checkLines>[0] }) {
  if (items.length === 0) return null
  return <ul className="check-lines">{checkLines(items).map((line, index) => <Line key={index} {...line} />)}</ul>
}

function Line({ text, boxes }: CheckLine) {
  if (boxes[0]?.label === null) return <li><Box small ticked={boxes[0].ticked} />{text}</li>
  return (
    <li className="check-hosts">
      {text}
      <p>{boxes.map(({ label, ticked }) => <span key={label}><Box small ticked={ticked} /><span className="mono">{label}</span></span>)}</p>
    </li>
  )
}
