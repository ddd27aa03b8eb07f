'use client'
import { RefusalPage } from '@/components/ui/refusal-page'
import { busyDigest } from '@/lib/http/busy'

/** A page that could not be made, or for which too much waits. What happened is in the server's log, under an id and without contents. */
export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const again = <button className="button" onClick={reset}>Try again</button>
  if (error.digest === busyDigest) return (
    <RefusalPage title="Muster is busy just now" desk act={again}>
      Too many requests came at once, so this page could not be shown. Nothing is lost. Wait a moment, then try again.
    </RefusalPage>
  )
  return (
    <RefusalPage title="This page can’t be shown just now" desk act={again}>
      Something went wrong. Everything recorded so far is still there.
    </RefusalPage>
  )
}
