'use client'

/** How far a file is, and the way to stop it. When all has arrived its last lines are still being read. */
export function Sending({ share, cancel }: { share: number; cancel: () => void }) {
  const percent = Math.floor(share * 100)
  return (
    <div className="sending">
      <progress max={100} value={percent} aria-label="How much of the file was read" />
      <p>{percent < 100 ? `Reading, ${percent} %` : 'Reading the last lines …'}</p>
      <p className="sr-only" role="status">{percent < 100 ? 'Reading the file.' : 'Reading the last lines.'}</p>
      <button type="button" className="button" onClick={cancel}>Cancel</button>
    </div>
  )
}
