type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

const isControl = (element: Element): element is Control =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement

function sentence(control: Control): string {
  if (control.validity.valueMissing) return control.dataset.missing ?? 'Required.'
  return control.dataset.wrong ?? control.validationMessage
}

/** What the browser already knows to be wrong, by field name, in our words. The server checks everything again. */
export function fieldProblems(form: HTMLFormElement): Record<string, string> {
  const problems: Record<string, string> = {}
  for (const control of form.elements) {
    if (!isControl(control) || control.validity.valid) continue
    const name = control.dataset.field ?? control.name
    problems[name] ??= sentence(control)
  }
  return problems
}
