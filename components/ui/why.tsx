import { classNames } from './class-names'

/** The reason beside a control that is not allowed; the control points at it with `aria-describedby={id}`. */
export function Why({ id, children }: { id: string; children: React.ReactNode }) {
  return <p className="why" id={id}>{children}</p>
}

/** A control that is not allowed: it keeps its place, dashed and focusable, with the reason beside it. */
export function NotAllowed({ label, because, id, word }:
  { label: string; because: React.ReactNode; id: string; word?: boolean }) {
  return (
    <>
      <button type="button" className={classNames(word ? 'word' : 'button')} aria-disabled="true" aria-describedby={id}>{label}</button>
      <Why id={id}>{because}</Why>
    </>
  )
}
