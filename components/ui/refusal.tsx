import { AsTyped } from './as-is'
import { Shape } from './shape'

type RefusalProps = {
  /** what did not happen: "Not signed." */
  what: string
  /** why, in a sentence that names people */
  because: React.ReactNode
  /** what is kept and what to do */
  kept?: React.ReactNode
  /** the other text, when somebody else was first */
  theirs?: string
  /** buttons: the first is the one to press */
  children?: React.ReactNode
}

/** A refused act. It announces itself (`role="alert"`). */
export function Refusal({ what, because, kept, theirs, children }: RefusalProps) {
  return (
    <div className="refusal" role="alert">
      <Shape of="refused" />
      <div>
        <p><b>{what}</b> {because}</p>
        {kept && <p className="second">{kept}</p>}
        {theirs && <div className="theirs"><p className="second">Current text</p><p className="as-written"><AsTyped text={theirs} /></p></div>}
        {children && <div className="acts">{children}</div>}
      </div>
    </div>
  )
}
