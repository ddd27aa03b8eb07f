'use client'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/**
 * Follows the links of Muster without loading the document anew. Links are plain `<a>` elements, so that a page of hundreds of them stays
 * light, and before the page is alive they work by themselves. Left to the browser are those with `download` or `target`: `_self` is for
 * one that needs a fresh document. `data-scroll="stay"` leaves the page where it is.
 */
export function Follow() {
  const router = useRouter()
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const link = linkOf(event)
      const address = link && addressWithin(link)
      if (!address) return
      event.preventDefault()
      router.push(address, { scroll: link.getAttribute('data-scroll') !== 'stay' })
    }
    document.addEventListener('click', follow)
    return () => document.removeEventListener('click', follow)
  }, [router])
  return null
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
