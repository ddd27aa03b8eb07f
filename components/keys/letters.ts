export const keysCookie = 'keys'

/** Reads the cookie; single letters do something unless they were turned off (WCAG 2.1.4). */
export const readKeys = (value: string | undefined): 'on' | 'off' => (value === 'off' ? 'off' : 'on')

/** Whether a key stands for itself here: no text is being written, no other key is held, no dialog is open, and nobody took it yet. */
export function isFreeKey(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false
  if (document.documentElement.dataset.keys === 'off' || document.querySelector('dialog[open]')) return false
  return !isWriting(event.target)
}

/** Whether a key goes into a field. */
export function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
}
