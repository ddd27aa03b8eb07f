const heights = [0, 1, 2, 3].map((step) => ({ x: step * 5, y: 8 - step * 2.6, height: 4 + step * 2.6 }))

/** Severity 1 to 4 as rising bars and a word, in ink: never a colour. `word` is the incident's own ("High"). */
export function Severity({ level, word, short }: { level: 1 | 2 | 3 | 4; word: string; short?: boolean }) {
  return (
    <>
      <svg className="severity" viewBox="0 -1 20 14" aria-hidden="true">
        {heights.map(({ x, y, height }, step) => step < level
          ? <rect key={x} x={x} y={y} width="3.5" height={height} rx=".5" fill="currentColor" />
          : <rect key={x} x={x + 0.5} y={y + 0.5} width="3" height={height - 1} rx=".5" fill="none" stroke="currentColor" opacity=".6" />)}
      </svg>
      {short ? word : `${word}, ${level} of 4`}
    </>
  )
}
