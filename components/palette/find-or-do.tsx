'use client'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'

const load = () => import('./palette')
const Palette = lazy(() => load().then((file) => ({ default: file.Palette })))

type Props = { incidentId?: string; pages: readonly { label: string; href: string }[] }

/**
 * Opens the palette with Ctrl+K, Cmd+K or "Find or do" of the navigation, which leads to the search until this is alive. What the palette
 * is made of is loaded once the page is at rest; whatever is typed before it stands is typed into it.
 */
export function FindOrDo({ incidentId, pages }: Props) {
  const [open, setOpen] = useState(false)
  const early = useRef<string | null>(null)

  useEffect(() => {
    const timer = setTimeout(() => void load().catch(() => null), 1500)
    function begin() {
      early.current = ''
      // Where nothing can be loaded the page stays as it is, with what is written in it.
      load().then(() => setOpen(true), () => {
        early.current = null
      })
    }
    function onKeyDown(event: KeyboardEvent) {
      const withControl = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey
      const stands = document.querySelector<HTMLDialogElement>('dialog.palette[open]')
      if (withControl && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        if (stands) stands.close()
        else begin()
      } else if (early.current !== null && !stands && !withControl && [...event.key].length === 1) {
        event.preventDefault()
        event.stopImmediatePropagation()
        early.current += event.key
      }
    }
    function onClick(event: MouseEvent) {
      const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey
      if (!isPlain || !(event.target instanceof Element) || !event.target.closest('.nav .find')) return
      event.preventDefault()
      begin()
    }
    addEventListener('keydown', onKeyDown, true)
    addEventListener('click', onClick, true)
    return () => {
      clearTimeout(timer)
      removeEventListener('keydown', onKeyDown, true)
      removeEventListener('click', onClick, true)
    }
  }, [])

  function takeEarly(): string {
    const typed = early.current ?? ''
    early.current = null
    return typed
  }

  if (!open) return null
  return <Suspense><Palette incidentId={incidentId} pages={pages} takeEarly={takeEarly} onClose={() => setOpen(false)} /></Suspense>
}
