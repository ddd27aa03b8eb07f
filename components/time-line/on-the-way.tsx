import { useBusy } from '@/components/form/use-busy'
import { AsTyped } from '@/components/ui/as-is'
import { Shape } from '@/components/ui/shape'
import type { Line, LineOnTheWay } from './lines-on-the-way'

type Props = { lines: readonly LineOnTheWay[]; again: (line: Line) => void; edit: (line: Line) => void; giveUp: (key: string) => void }

/** Under the field of quick entry: lines that take long to be added, and those that were refused while the next was being written. */
export function OnTheWay({ lines, again, edit, giveUp }: Props) {
  const long = useBusy(lines.length > 0)
  const shown = lines.filter(({ because }) => long || because !== undefined)
  if (shown.length === 0) return null
  return (
    <ul className="on-the-way">{shown.map((line) => (
      <li key={line.key}>
        <p className="as-written"><AsTyped text={line.line} /></p>
        {line.because === undefined ? <p className="second">Adding …</p> : (
          <>
            <p className="second" role="alert"><Shape of="refused" /> <b>Not added.</b> {line.because}</p>
            <div className="verbs">
              <button type="button" className="word" onClick={() => again(line)}>Add again</button>
              <button type="button" className="word" onClick={() => edit(line)}>Edit</button>
              <button type="button" className="word" onClick={() => giveUp(line.key)}>Discard</button>
            </div>
          </>
        )}
      </li>
    ))}</ul>
  )
}
