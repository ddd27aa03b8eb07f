const words = ['unknown', 'possible', 'likely', 'confirmed'] as const

/** How sure an answer in words is, 0 to 3: bars and the word. Beside a yes or no it never stands: see `Verdict`. */
export function Confidence({ level }: { level: 0 | 1 | 2 | 3 }) {
  return (
    <span className="confidence">
      <span className="confidence-bars" aria-hidden="true">
        {[1, 2, 3].map((step) => <i key={step} className={step <= level ? 'on' : undefined} />)}
      </span>
      {words[level]}
    </span>
  )
}
