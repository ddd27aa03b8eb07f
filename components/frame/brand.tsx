/** The mark: people in formation, one of them with the task. */
export function Brand() {
  const steps = [3, 9, 15]
  return (
    <>
      <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
        {steps.flatMap((x) => steps.map((y) => (
          <circle key={`${x} ${y}`} cx={x} cy={y} r="2" fill={x === 9 && y === 9 ? 'var(--color-accent)' : 'currentColor'} />
        )))}
      </svg>
      Muster
    </>
  )
}
