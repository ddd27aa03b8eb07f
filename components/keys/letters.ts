import { Hands } from './hands'

export const keysCookie = 'keys'

/** Reads the cookie; single letters do something unless they were turned off (WCAG 2.1.4). */
export const readKeys = (value: string | undefined): 'on' | 'off' => (value === 'off' ? 'off' : 'on')

const hands = new Hands()

/** Follows what the hands are at in this document, from now on. Returns what ends it. */
export function followHands(): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Tab' || event.key === 'Escape') hands.left()
    else if (isWriting(event.target)) hands.wrote(event.timeStamp)
  }
  const onFocus = (event: FocusEvent) => (isWriting(event.target) ? hands.entered() : hands.movedOn())
  const onBlur = (event: FocusEvent) => {
    if (isWriting(event.target) && !event.relatedTarget && document.hasFocus()) hands.fell(event.timeStamp)
  }
  const onPointer = () => hands.left()
  const onClose = () => hands.movedOn()
  // Before everything else that listens: what they ask is answered with this key in mind.
  document.addEventListener('keydown', onKey, true)
  document.addEventListener('focusin', onFocus, true)
  document.addEventListener('focusout', onBlur, true)
  document.addEventListener('pointerdown', onPointer, true)
  // Of a dialog: the focus goes back to where it was.
  document.addEventListener('close', onClose, true)
  return () => {
    document.removeEventListener('keydown', onKey, true)
    document.removeEventListener('focusin', onFocus, true)
    document.removeEventListener('focusout', onBlur, true)
    document.removeEventListener('pointerdown', onPointer, true)
    document.removeEventListener('close', onClose, true)
  }
}

/**
 * Whether a key stands for itself here: no text is being written, here or in a field that has just gone, no other key is held, no dialog is
 * open but the one around `place`, and nobody took it yet.
 */
export function isFreeKey(event: KeyboardEvent, place?: Element): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false
  const dialog = document.querySelector('dialog[open]')
  if (document.documentElement.dataset.keys === 'off' || (dialog && !(place && dialog.contains(place)))) return false
  return !isWriting(event.target) && hands.isFree(event.timeStamp)
}

/** Whether a key locks the screen: Ctrl+Shift+L, also while somebody writes. Not with AltGr, which types letters of some languages. */
export function isLockKey(event: KeyboardEvent): boolean {
  return event.key.toLowerCase() === 'l' && event.shiftKey && (event.ctrlKey || event.metaKey) && !event.altKey && !event.getModifierState('AltGraph')
}

/** Whether a key goes into a field. */
export function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
}
