import { AsyncLocalStorage } from 'node:async_hooks'

type Form = { begun: boolean }
const kept = globalThis as unknown as { musterForm?: AsyncLocalStorage<Form> }
const store = (): AsyncLocalStorage<Form> => (kept.musterForm ??= new AsyncLocalStorage<Form>())

/** Called first by every server action: from here on a fault is ours, and not of what was sent. */
export function acting(): void {
  const form = store().getStore()
  if (form) form.begun = true
}

/** Runs what answers a form. The function that `work` is given says whether a server action has begun. */
export function answeringForm(work: (begun: () => boolean) => void): void {
  const form: Form = { begun: false }
  store().run(form, () => work(() => form.begun))
}
