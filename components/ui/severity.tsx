// Each bar is a line around it, half of it outside: that rounds its corners.
const bars = [0, 1, 2, 3].map((step) => `M${step * 5 + 0.5} ${(8.5 - step * 2.6).toFixed(1)}h2.5v${(3 + step * 2.6).toFixed(1)}h-2.5z`)

/** Severity 1 to 4 as rising bars and a word, in ink: never a colour. `word` is the incident's own ("High"). */
export function Severity({ level, word, short }: { level: 1 | 2 | 3 | 4; word: string; short?: boolean }) {
  return (
    <>
      <svg className="severity" viewBox="0 -1 20 14" aria-hidden="true">
        <path className="solid" d={bars.slice(0, level).join('')} />
        {level < 4 && <path d={bars.slice(level).join('')} />}
      </svg>
      {short ? word : `${word}, ${level} of 4`}
    </>
  )
}
