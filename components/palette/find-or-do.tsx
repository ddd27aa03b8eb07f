'use client'
import { lazy, Suspense, useEffect, useState } from 'react'

const Palette = lazy(() => import('./palette').then((file) => ({ default: file.Palette })))

type Props = { incidentId?: string; pages: readonly { label: string; href: string }[] }

/**
 * Opens the palette with Ctrl+K, Cmd+K or "Find or do" of the navigation, which leads to the search until this is alive. What the palette
 * is made of is loaded when it is first opened.
 */
export function FindOrDo({ incidentId, pages }: Props) {
  const [open, setOpen] = useState(false)

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
      event.preventDefault()
      setOpen((was) => !was)
    }
    function onClick(event: MouseEvent) {
      const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey
      if (!isPlain || !(event.target instanceof Element) || !event.target.closest('.nav .find')) return
      event.preventDefault()
      setOpen(true)
    }
    addEventListener('keydown', onKeyDown)
    addEventListener('click', onClick, true)
    return () => {
      removeEventListener('keydown', onKeyDown)
      removeEventListener('click', onClick, true)
    }
  }, [])

  if (!open) return null
  return <Suspense><Palette incidentId={incidentId} pages={pages} onClose={() => setOpen(false)} /></Suspense>
}
