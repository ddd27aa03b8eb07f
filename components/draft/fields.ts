/** One control as it was left: `name` and `place` among controls of that name. */
export type KeptField = { name: string; place: number; value: string; on?: boolean }

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

const secret = 'input[type="password"], input[autocomplete="one-time-code"], input[type="file"], input[type="hidden"]'

/** What somebody left in a form, but secrets; null if it is as it came. A control whose text means something else later says what it keeps. */
export function readFields(form: HTMLFormElement): KeptField[] | null {
  const kept = controls(form).map(({ control, name, place }): KeptField & { moved: boolean } => ({
    name, place, value: control.dataset.keeps ?? control.value, moved: isMoved(control), ...(ticks(control) && { on: control.checked }),
  }))
  if (!kept.some(({ moved }) => moved)) return null
  return kept.map(({ moved: _, ...field }) => field)
}

/**
 * Puts back what was kept, as typing it would, but for a text that somebody began before it was found. What appears only after another
 * control was set is found in a later round.
 */
export async function fillFields(form: HTMLFormElement, kept: readonly KeptField[]): Promise<void> {
  const begun = new Set<Control>(controls(form).map(({ control }) => control).filter((control) => isText(control) && isMoved(control)))
  for (let round = 0; round < 3; round++) {
    for (const { control, name, place } of controls(form)) {
      const field = kept.find((each) => each.name === name && each.place === place)
      if (field && !begun.has(control)) put(control, field)
    }
    await new Promise((resolve) => setTimeout(resolve))
  }
}

function controls(form: HTMLFormElement): { control: Control; name: string; place: number }[] {
  const seen = new Map<string, number>()
  return [...form.elements].flatMap((element) => {
    if (!isControl(element) || element.matches(secret)) return []
    const name = element.name || element.dataset.field
    if (!name) return []
    const place = seen.get(name) ?? 0
    seen.set(name, place + 1)
    return [{ control: element, name, place }]
  })
}

function put(control: Control, field: KeptField): void {
  if (ticks(control)) {
    if (control.checked !== field.on) control.click()
    return
  }
  if (control.value === field.value) return
  // Past React's own bookkeeping of the value, so that it takes the event for typing.
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), 'value')?.set?.call(control, field.value)
  control.dispatchEvent(new Event('input', { bubbles: true }))
  control.dispatchEvent(new Event('change', { bubbles: true }))
}

function isMoved(control: Control): boolean {
  if (ticks(control)) return control.checked !== control.defaultChecked
  if (control instanceof HTMLSelectElement) return [...control.options].some((option) => option.selected !== option.defaultSelected)
  return control.value !== control.defaultValue
}

const isControl = (element: Element): element is Control =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement
const ticks = (control: Control): control is HTMLInputElement => control instanceof HTMLInputElement && ['checkbox', 'radio'].includes(control.type)

/** Whether a control holds a text in somebody's own words, where they see it. */
export function isText(element: Element): element is HTMLTextAreaElement | HTMLInputElement {
  if (element instanceof HTMLElement && element.hidden) return false
  if (element instanceof HTMLTextAreaElement) return true
  return element instanceof HTMLInputElement && ['text', 'search', 'url', 'tel', 'email'].includes(element.type) && element.autocomplete !== 'one-time-code'
}
