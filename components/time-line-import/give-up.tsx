'use client'
import { useState } from 'react'
import { goTo } from '@/components/frame/go-to'

/** Gives up what was read of a file, before it is taken over. */
export function GiveUp({ incidentId, importId }: { incidentId: string; importId: string }) {
  const [going, setGoing] = useState(false)
  const [failed, setFailed] = useState(false)

  async function giveUp() {
    if (going) return
    setGoing(true)
    setFailed(false)
    const address = `/incidents/${incidentId}/time-line/import`
    const answer = await fetch(`${address}/file?import=${importId}`, { method: 'DELETE' }).catch(() => null)
    setGoing(false)
    if (answer?.ok) goTo(address)
    else setFailed(true)
  }
  return (
    <>
      <button type="button" className="button" onClick={giveUp} aria-busy={going || undefined}>Discard</button>
      {failed && <p className="field-error" role="alert">Not discarded. Reload the page, then try again.</p>}
    </>
  )
}
