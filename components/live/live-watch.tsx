'use client'
import { useRouter } from 'next/navigation'
import { startTransition, useEffect, useRef, useState, useTransition } from 'react'
import { tidyDrafts } from '@/components/draft/box'
import { AsTyped } from '@/components/ui/as-is'
import { markArrivals } from './arrivals'
import { followLine } from './line'
import { goneWith, writtenForms, type Written } from './written'

/** How far down somebody reads before what is new waits to be asked for. */
const readingBelow = 240
const sayBrokenAfter = 4_000
/** The page rests as long as the last one took to come, at most so long: a server that is slow is not asked more often than it can answer. */
const longestRest = 1_000
/** When the line is back for everybody, not everybody asks at the same moment. */
const backWithin = 2_000

/**
 * Shows what is new by itself, and says whether it did: `page` where the whole page has to be asked for (it is no longer the reader's, or was made by
 * another version of Muster), `later` where nobody answered.
 */
export type Showing = () => Promise<'shown' | 'page' | 'later'>

/**
 * Shows the page anew, by asking for all of it or `how` it says itself, when something changed in the incident it is `of` (its id, `any`, or only when the `session` ends): what is typed
 * stays, what is scrolled stays. Where what is new leaves no place for a form, what was written in it is shown for taking along. In a list
 * that somebody reads further down, what is new waits behind a button (LOOK, Motion).
 */
export function LiveWatch({ of, now, how }: { of: string; now: string; how?: Showing | undefined }) {
  const router = useRouter()
  const [showing, startShowing] = useTransition()
  const [waits, setWaits] = useState(false)
  const [broken, setBroken] = useState(false)
  const [gone, setGone] = useState('')
  const written = useRef<Written[]>([])
  const stale = useRef(false)
  const busy = useRef(false)
  const down = useRef(false)
  const began = useRef(0)
  const restUntil = useRef(0)
  const since = useRef(now)
  const again = useRef(false)

  useEffect(() => {
    let brokenTimer: ReturnType<typeof setTimeout> | undefined
    let restTimer: ReturnType<typeof setTimeout> | undefined
    let backTimer: ReturnType<typeof setTimeout> | undefined
    const show = () => {
      const rest = restUntil.current - performance.now()
      // Asking a server that is not there would cost the page that stands here.
      stale.current = document.hidden || busy.current || down.current || rest > 0
      clearTimeout(restTimer)
      if (rest > 0) restTimer = setTimeout(show, rest)
      if (stale.current) return
      setWaits(false)
      written.current = writtenForms()
      markArrivals()
      began.current = performance.now()
      startShowing(() => (how ? itself(how) : router.refresh()))
    }
    const itself = async (how: Showing) => {
      const came = await how()
      again.current = came === 'later'
      if (came === 'page') startTransition(() => router.refresh())
    }
    const changed = () => {
      if (!reading()) return show()
      setWaits(true)
      // What can't wait asks for itself.
      dispatchEvent(new Event('muster waits'))
    }
    const stop = followLine((event) => {
      if (event.kind === 'line') {
        clearTimeout(brokenTimer)
        down.current = !event.up
        if (event.up) setBroken(false)
        else brokenTimer = setTimeout(() => setBroken(true), sayBrokenAfter)
      } else if (event.kind === 'again') {
        clearTimeout(backTimer)
        backTimer = setTimeout(changed, Math.random() * backWithin)
      } else if (event.kind === 'ended') void isOut().then((out) => out && router.refresh())
      else {
        void tidyDrafts(event.incidentId).catch(() => {})
        if (of === 'any' || of === event.incidentId) changed()
      }
    }, since.current)
    const onVisible = () => !document.hidden && stale.current && show()
    document.addEventListener('visibilitychange', onVisible)
    addEventListener('muster show', show)
    return () => {
      for (const timer of [brokenTimer, restTimer, backTimer]) clearTimeout(timer)
      stop()
      document.removeEventListener('visibilitychange', onVisible)
      removeEventListener('muster show', show)
    }
  }, [router, of, how])

  // What came while the page was being shown anew is shown after that.
  useEffect(() => {
    busy.current = showing
    if (!showing) {
      const now = performance.now()
      if (began.current > 0) restUntil.current = now + (again.current ? longestRest : Math.min(longestRest, now - began.current))
      if (again.current) stale.current = true
      again.current = false
      began.current = 0
      const left = goneWith(written.current)
      written.current = []
      if (left !== '') setGone(left)
    }
    if (!showing && stale.current) dispatchEvent(new Event('muster show'))
  }, [showing])

  // Stands there while it is empty, too: a screen reader tells only of what comes into a region that it knows.
  return (
    <div className="live" role="status">
      {gone !== '' && (
        <div>
          <p><b>Someone else got there first.</b> Your text was not sent:</p>
          <p className="as-written"><AsTyped text={gone} /></p>
          <button type="button" className="word" onClick={() => setGone('')}>Close</button>
        </div>
      )}
      {broken && <p>No connection to Muster. This page may be out of date. Reconnecting …</p>}
      {waits && <button type="button" className="button" onClick={() => dispatchEvent(new Event('muster show'))}>Show new entries</button>}
    </div>
  )
}

/** Whether the reader is signed out or locked now. Not so while nobody answers. */
async function isOut(): Promise<boolean> {
  const answer = await fetch('/draft-key', { cache: 'no-store' }).catch(() => null)
  return answer?.status === 401
}

/** Whether somebody reads a long list further down: what arrives above would move it. */
const reading = (): boolean => scrollY > readingBelow && document.querySelector('[data-arrives="above"]') !== null
