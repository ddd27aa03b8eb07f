'use client'
import { usePathname } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { holdClicks } from '@/components/form/rest-clicks'
import { goTo } from '@/components/frame/go-to'
import { keepFocus } from './keep-focus'
import { followHands, isFreeKey } from './letters'
import { KeysDialog } from './keys-dialog'
import { openVerb } from './open-verb'
import { goTos } from './page-keys'

type Props = { pages: readonly { label: string; href: string }[] }

/** How long G waits for its letter. */
const patience = 1500
// Not 0: a page that is new is younger than that patience.
const never = -Infinity

/**
 * The keys that every page has: ? shows them, G and a letter go to a page, / goes to the field in which this page is searched or written
 * into. Never while somebody writes. Opens the form that the address names, too.
 */
export function Keys({ pages }: Props) {
  const path = usePathname()
  const [shown, setShown] = useState(false)
  const going = useRef(never)

  useEffect(() => {
    const open = () => openVerb(location.hash)
    open()
    addEventListener('hashchange', open)
    return () => removeEventListener('hashchange', open)
  }, [path])

  useEffect(() => followHands(), [])
  useEffect(() => holdClicks(), [])
  useEffect(() => keepFocus(), [])

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (!isFreeKey(event)) return
      const key = event.key.toLowerCase()
      const goes = event.timeStamp - going.current < patience
      going.current = never
      const place = goes ? goTos(pages).find(({ letter }) => letter === key) : undefined
      if (place) {
        event.preventDefault()
        goTo(place.href)
      } else if (key === 'g') going.current = event.timeStamp
      else if (key === '?') setShown(true)
      else if (key === '/' && focusField()) event.preventDefault()
    }
    // Before the other keys of a page: a letter after G is no key of theirs.
    addEventListener('keydown', onKeyDown, true)
    return () => removeEventListener('keydown', onKeyDown, true)
  }, [pages])

  return shown ? <KeysDialog path={path} places={goTos(pages)} onClose={() => setShown(false)} /> : null
}

/** To the field in which one writes or searches on this page; false if it has none. */
function focusField(): boolean {
  const field = document.querySelector<HTMLElement>('main :is(#quick-entry, input[type="search"], .filters a)')
  field?.focus()
  return field !== null
}
