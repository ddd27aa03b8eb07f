import { classNames } from './class-names'
import { drawings, words, type ShapeName } from './shape-drawings'

/** A shape of the state vocabulary. It is hidden from a screen reader, so a word must stand beside it: see `StateWord`. */
export function Shape({ of, className }: { of: ShapeName; className?: string }) {
  return (
    <svg className={classNames('shape', `shape-${of}`, className)} viewBox="0 0 16 16" aria-hidden="true">
      {drawings[of]}
    </svg>
  )
}

/**
 * A state: shape and word. The word comes from the vocabulary unless children say more ("not ready: Entry investigation").
 * `wraps` lets a long sentence break.
 */
export function StateWord({ of, children, wraps, className }:
  { of: ShapeName; children?: React.ReactNode; wraps?: boolean; className?: string }) {
  return (
    <span className={classNames('state', wraps && 'state-wraps', className)}>
      <Shape of={of} />
      <span>{children ?? words[of]}</span>
    </span>
  )
}
