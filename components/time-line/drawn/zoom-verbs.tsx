type Props = { closer: () => void; further: () => void; everything: () => void }

/** Buttons for what the keys do. */
export function ZoomVerbs({ closer, further, everything }: Props) {
  return (
    <span className="zoom-verbs" role="group" aria-label="Zoom">
      <button type="button" className="button" aria-label="Zoom in" onClick={closer}>+</button>
      <button type="button" className="button" aria-label="Zoom out" onClick={further}>−</button>
      <button type="button" className="button" onClick={everything}>All</button>
    </span>
  )
}
