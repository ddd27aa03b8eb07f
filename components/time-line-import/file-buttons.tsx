import { Verb } from '@/components/form/verb'

/** Files in and out of the time line. */
export function FileButtons({ incidentId, empty }: { incidentId: string; empty?: boolean }) {
  const place = `/incidents/${incidentId}/time-line`
  return (
    <>
      <a className="button" href={`${place}/import`}>Import…</a>
      {!empty && (
        <Verb label="Export…" tone="plain">
          <p className="mb-3 text-2 text-ink-2">The export is noted in the logbook, with the number of entries.</p>
          <div className="acts">
            <a className="button" href={`${place}/export?as=csv`} download>As CSV</a>
            <a className="button" href={`${place}/export?as=jsonl`} download>As JSON Lines</a>
          </div>
        </Verb>
      )}
    </>
  )
}
