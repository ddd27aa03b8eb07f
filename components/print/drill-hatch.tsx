import { useId } from 'react'

/** The hatch of a drill, as lines: a gradient comes out of some printers as blots. */
export function DrillHatch() {
  const id = useId()
  return (
    <aside className="paper-drill" aria-label="Drill">
      <svg aria-hidden="true">
        <pattern id={id} width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M0 0V8" stroke="#666" strokeWidth="1" />
        </pattern>
        <rect width="100%" height="100%" fill={`url(#${id})`} />
      </svg>
      <p><b>Drill</b> This is an exercise. Nobody was attacked.</p>
    </aside>
  )
}
