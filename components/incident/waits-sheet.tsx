'use client'
import { useEffect, useId, useRef, useState } from 'react'
import { EmptyLine } from '@/components/ui/empty'
import { WaitList } from '@/components/wait/wait-list'
import { askWaits } from './ask-waits'
import type { WaitsWords } from './waits-words'

type Props = {
  incidentId: string
  /** the page on which all of it stands */
  href: string
  /** when the page was made: what waits is asked for anew with each */
  now: string
  onClose: () => void
}

/** What waits for the viewer in the incident, over any of its pages, to be decided there. Escape closes it; what was typed is kept. */
export function WaitsSheet({ incidentId, href, now, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const [words, setWords] = useState<WaitsWords | null>(null)
  const [lost, setLost] = useState(false)
  const id = useId()

  useEffect(() => {
    dialog.current?.showModal()
    heading.current?.focus()
  }, [])

  useEffect(() => {
    let gone = false
    void askWaits(incidentId).then((answer) => {
      if (gone) return
      if (answer === 'page') location.assign(href)
      setLost(answer === 'lost')
      if (typeof answer === 'object') setWords(answer)
    })
    return () => {
      gone = true
    }
  }, [incidentId, href, now])

  const rest = words ? words.count - words.waits.length : 0
  return (
    <dialog ref={dialog} className="floats waits-sheet" aria-labelledby={id} onClose={onClose} aria-busy={!words && !lost}>
      <section>
        <div className="keys-head">
          <h2 id={id} ref={heading} tabIndex={-1}>Waiting for you</h2>
          <button type="button" className="button button-text" onClick={() => dialog.current?.close()}>Close</button>
        </div>
        {lost && <p className="note note-alarm" role="status">No connection. What you typed is kept.</p>}
        {!words && !lost && <EmptyLine>Loading …</EmptyLine>}
        {words && words.waits.length === 0 && <EmptyLine>Nothing is waiting for your decision or signature.</EmptyLine>}
        {words && words.waits.length > 0 && <WaitList waits={words.waits} deciding={words.deciding} zone={words.zone} now={words.now} />}
        {rest > 0 && <p className="second pt-3">{rest} more are waiting. They appear as you decide these.</p>}
        <p className="keys-foot"><a href={href}>Open as a page</a></p>
      </section>
    </dialog>
  )
}
