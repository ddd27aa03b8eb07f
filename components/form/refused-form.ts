import type { SubmitState } from '@/lib/commands/submit-state'

/** What a refusal says beside the form; nothing where a field says all of it. One fault has one sentence: a code that proves nothing has its own. */
export const saidBeside = (state: SubmitState): string =>
  state.status !== 'refused' || (state.code === 'proof' && Object.values(state.fields).includes(state.because)) ? '' : state.because

/**
 * Leads to the first field that was refused. A secret that the server refused is selected, so that what is typed next takes its place; one
 * that was not typed to its end is gone on with.
 */
export function toFault(form: HTMLFormElement | null, state: SubmitState): void {
  if (state.status !== 'refused') return
  const bad = form?.querySelector<HTMLElement>('[aria-invalid="true"]')
  const field = bad instanceof HTMLFieldSetElement ? bad.querySelector<HTMLElement>('input') : bad
  field?.focus()
  if (state.code !== 'incomplete' && field instanceof HTMLInputElement && field.matches('[autocomplete="one-time-code"], [type="password"]')) field.select()
}
