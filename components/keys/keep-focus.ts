import { stillWriting } from './hands'
import { isWriting } from './letters'

const focusable = ':is(a[href], button, summary, input:not([type="hidden"]), select, textarea)'
const shown = (element: HTMLElement): boolean => element.isConnected && element.checkVisibility()

/** Where the focus is, and what stands around it: enough to find the nearest place when it goes away. */
type Place = {
  element: HTMLElement; path: string; dialog: Element | null; form: Element | null; row: Element | null; list: Element | null; index: number
  section: Element | null
}

function placeOf(element: HTMLElement): Place {
  const row = element.closest(':is(main, dialog) :is(li, tr)')
  const list = row?.parentElement ?? null
  return {
    element, path: location.pathname, dialog: element.closest('dialog'), form: element.closest('form'), row, list,
    index: list && row ? [...list.children].indexOf(row) : -1,
    section: element.closest('section'),
  }
}

/**
 * Keeps the focus in the page, from now on: when what has it goes away, by an act or because something changed, the focus goes to what has the
 * same id, or the same name in its form, else to the first verb of its row or of the one that stands there now, else to the heading of the
 * section, else to that of the page; never to nothing (WCAG 2.4.3). Not when another page comes. Returns what ends it.
 */
export function keepFocus(): () => void {
  let place: Place | null = null
  let off: { element: HTMLElement; until: number } | null = null

  const onFocus = ({ target }: FocusEvent) => {
    if (target instanceof HTMLElement) place = placeOf(target)
  }
  // A click beside everything leaves what had the focus, on purpose.
  const onPointer = () => requestAnimationFrame(() => {
    const now = document.activeElement
    place = now instanceof HTMLElement && now !== document.body ? placeOf(now) : null
  })
  const watcher = new MutationObserver(() => {
    const now = document.activeElement
    const dialog = document.querySelector('dialog[open]')
    if (!place || place.path !== location.pathname) return
    // Another dialog is over it; or its own is closing, and the browser brings the focus back to where it was.
    if (dialog ? dialog !== place.dialog : place.dialog?.isConnected) return
    if (now !== null && now !== document.body && (now !== place.element || shown(place.element))) return
    const lost = place.element
    const to = nearest(place)
    to?.focus({ preventScroll: to.matches('h1, h2') })
    // Hands that still write into the field that was there mean no button.
    off = to && isWriting(lost) && !isWriting(to) ? { element: to, until: performance.now() + stillWriting } : null
  })
  const onKey = (event: KeyboardEvent) => {
    if (!off || event.target !== off.element || event.key === 'Tab' || event.key === 'Escape' || event.timeStamp > off.until) return void (off = null)
    off.until = event.timeStamp + stillWriting
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    event.stopImmediatePropagation()
  }

  document.addEventListener('focusin', onFocus)
  document.addEventListener('pointerdown', onPointer, true)
  document.addEventListener('keydown', onKey, true)
  watcher.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['open', 'hidden', 'disabled'] })
  return () => {
    document.removeEventListener('focusin', onFocus)
    document.removeEventListener('pointerdown', onPointer, true)
    document.removeEventListener('keydown', onKey, true)
    watcher.disconnect()
  }
}

function nearest({ element, form, row, list, index, section }: Place): HTMLElement | null {
  // Moved to another place of its list, it is still there.
  if (shown(element)) return element
  const same = element.id ? document.getElementById(element.id) : null
  if (same && shown(same)) return same
  const name = element.getAttribute('name')
  const field = name && form?.isConnected ? form.querySelector<HTMLElement>(`[name="${CSS.escape(name)}"]:not([type="hidden"])`) : null
  if (field && shown(field)) return field
  return firstVerb(row?.isConnected ? row : list?.isConnected ? (list.children[index] ?? list.lastElementChild) : null)
    ?? heading(section?.isConnected ? section.querySelector('h2') : null) ?? heading(document.querySelector('main h1'))
}

function firstVerb(row: Element | null | undefined): HTMLElement | null {
  const all = (where: string) => [...(row?.querySelectorAll<HTMLElement>(where) ?? [])]
  return [...all(`.verbs ${focusable}, .acts ${focusable}`), ...all(focusable)].find(shown) ?? null
}

function heading(element: HTMLElement | null): HTMLElement | null {
  if (!element || !shown(element)) return null
  element.tabIndex = -1
  return element
}
