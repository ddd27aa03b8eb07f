'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState, useTransition } from 'react'
import { useBusy } from '@/components/form/use-busy'
import { lineChange, lineIsDown } from '@/components/live/line'
import { hearGoing, type Going } from './go-to'

/** So long an answer may take before nobody is there. */
const giveUpAfter = 10_000

/**
 * Follows the links of Muster without loading the document anew, and goes where a page asks to go (`goTo`). Links are plain `<a>` elements, so that a
 * page of hundreds of them stays light, and before the page is alive they work by themselves. Left to the browser are those with `download` or
 * `target`: `_self` is for one that needs a fresh document. `data-scroll="stay"` leaves the page where it is.
 *
 * What was clicked is marked at once, and what takes longer has a bar above the page. Without a connection the page stays, and says so: the browser
 * would put its own in its place.
 */
export function Follow() {
  const router = useRouter()
  const [moving, startMoving] = useTransition()
  const [asking, setAsking] = useState(false)
  const [lost, setLost] = useState(false)
  const going = useRef<Going | null>(null)
  const slow = useBusy(moving || asking)

  useEffect(() => {
    const settle = (to: Going | null) => {
      going.current?.link?.removeAttribute('aria-busy')
      going.current = to
    }
    /** Asks whether anybody is there, unless somebody goes elsewhere meanwhile; `stay` is what follows if not. */
    const ask = async (to: Going, go: () => void, stay: () => void) => {
      setAsking(true)
      const there = await isThere()
      if (going.current !== to) return
      setAsking(false)
      if (there) return go()
      stay()
      settle(null)
      setLost(true)
    }
    const go = (to: Going) => {
      settle(to)
      to.link?.setAttribute('aria-busy', 'true')
      setLost(false)
      setAsking(false)
      const push = () => startMoving(() => router.push(to.address, { scroll: to.scroll }))
      if (lineIsDown()) void ask(to, push, () => {})
      else push()
    }
    const follow = (event: MouseEvent) => {
      const link = linkOf(event)
      const address = link && addressWithin(link)
      if (!address) return
      event.preventDefault()
      go({ address, scroll: link.getAttribute('data-scroll') !== 'stay', link })
    }
    // A page that could not be asked for is loaded by Next.js as a document, which without a connection ends on a page of the browser.
    const onNavigate = (event: NavigateEvent) => {
      const to = going.current
      if (!to || event.destination.sameDocument || !event.cancelable || event.destination.url !== new URL(to.address, location.href).href) return
      event.preventDefault()
      // It is asked for while a page is being drawn.
      setTimeout(() => void ask(to, () => {
        settle(null)
        location.assign(to.address)
      }, comeBack))
    }
    const onLine = () => {
      if (!lineIsDown()) setLost(false)
    }
    const deaf = hearGoing(go)
    document.addEventListener('click', follow)
    addEventListener(lineChange, onLine)
    addEventListener('online', onLine)
    window.navigation?.addEventListener('navigate', onNavigate)
    return () => {
      deaf()
      document.removeEventListener('click', follow)
      removeEventListener(lineChange, onLine)
      removeEventListener('online', onLine)
      window.navigation?.removeEventListener('navigate', onNavigate)
    }
  }, [router])

  // The page is there.
  useEffect(() => {
    if (moving || asking) return
    going.current?.link?.removeAttribute('aria-busy')
    going.current = null
  }, [moving, asking])

  return (
    <>
      {slow && <div className="going" role="progressbar" aria-label="The page is on its way" />}
      <div className="no-line" role="status">{lost && <p>No connection. What you typed is kept.</p>}</div>
    </>
  )
}

/** Whether Muster answers now, whatever it says. */
const isThere = (): Promise<boolean> =>
  fetch('/draft-key', { cache: 'no-store', signal: AbortSignal.timeout(giveUpAfter) }).then(() => true, () => false)

/** Tells Next.js that the document it was loading is not coming: as when somebody comes back to this one. */
function comeBack(): void {
  dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
}

/** The link that a plain click is on; null where the browser is asked for something else, or somebody has answered the click. */
function linkOf(event: MouseEvent): Element | null {
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
  return plain && !event.defaultPrevented && event.target instanceof Element ? event.target.closest('a') : null
}

/** Where a link leads to in Muster; null for one that leads out, or to a place of the page that is shown. */
function addressWithin(link: Element): string | null {
  const href = link.getAttribute('href')
  if (href === null || link.hasAttribute('download') || link.hasAttribute('target')) return null
  const { origin, pathname, search, hash } = new URL(href, location.href)
  if (origin !== location.origin) return null
  return hash && pathname === location.pathname && search === location.search ? null : pathname + search + hash
}
