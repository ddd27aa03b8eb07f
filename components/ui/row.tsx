import { classNames } from './class-names'
import { Shape } from './shape'
import type { ShapeName } from './shape-drawings'

type RowProps = {
  shape?: ShapeName
  /** the word of the shape for a screen reader, where the row does not print it ("waits for you") */
  word?: string
  title: React.ReactNode
  /** the second line: the reason */
  second?: React.ReactNode
  /** right: age or due */
  meta?: React.ReactNode
  /** right, under the age: verbs as text (`Act tone="word"`, `Verb tone="word"`) */
  verbs?: React.ReactNode
  /** the selected row: the wash, and the one place for a filled button */
  selected?: boolean
  /** under the text, on the whole width: buttons of the selected row */
  children?: React.ReactNode
  id?: string
}

/** A row of a list, as an `<li>`. */
export function Row({ shape, word, title, second, meta, verbs, selected, children, id }: RowProps) {
  return (
    <li id={id} className={classNames('row', !shape && 'row-bare', selected && 'selected')}>
      {shape && <Shape of={shape} />}
      <div className="text">
        <p>{word && <span className="sr-only">{word}: </span>}{title}</p>
        {second && <div className="second">{second}</div>}
      </div>
      {(meta || verbs) && (
        <div className="side">
          {meta && <p className="meta">{meta}</p>}
          {verbs && <div className="verbs">{verbs}</div>}
        </div>
      )}
      {children && <div className="acts">{children}</div>}
    </li>
  )
}
