const words = ['unknown', 'possible', 'likely', 'confirmed'] as const

/** How sure an answer is, 0 to 3: bars and the word. `answer` stands before it in 600 ("So far no"). */
export function Confidence({ level, word, answer }: { level: 0 | 1 | 2 | 3; word?: string; answer?: string }) {
  return (
    <span className="confidence">
      {answer && <b>{answer}</b>}
      <span className="confidence-bars" aria-hidden="true">
        {[1, 2, 3].map((step) => <i key={step} className={step <= level ? 'on' : undefined} />)}
      </span>
      {word ?? words[level]}
    </span>
  )
}
