/** The mark: people in formation, one of them with the task. Each is a line of no length with a round end. */
export function Brand() {
  return (
    <>
      <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
        <path d="M3 3h0M3 9h0M3 15h0M9 3h0M9 15h0M15 3h0M15 9h0M15 15h0" /><path className="task" d="M9 9h0" />
      </svg>
      Muster
    </>
  )
}
