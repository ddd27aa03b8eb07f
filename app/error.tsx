'use client'
import { RefusalPage } from '@/components/ui/refusal-page'

/** A page that could not be made. What happened is in the server's log, under an id and without contents. */
export default function PageError({ reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <RefusalPage title="This page can’t be shown just now" desk act={<button className="button" onClick={reset}>Try again</button>}>
      Something went wrong while Muster made it. What was recorded before is still there.
    </RefusalPage>
  )
}
