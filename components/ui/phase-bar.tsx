/** The phase as small boxes with its name: `step` counts from 1 ("Repairing, 3 of 5"). Past boxes are full, the current one half. */
export function PhaseBar({ name, step, of }: { name: string; step: number; of: number }) {
  return (
    <>
      <span className="phase-bar" aria-hidden="true">
        {Array.from({ length: of }, (_, index) => (
          <i key={index} className={index + 1 < step ? 'past' : index + 1 === step ? 'current' : undefined} />
        ))}
      </span>
      {name}, {step} of {of}
    </>
  )
}
