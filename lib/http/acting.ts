import { AsyncLocalStorage } from 'node:async_hooks'

/** What the gate has to know of a request that Next.js answers, and Next.js does not say. */
export type Asked = {
  /** A server action of ours has begun: from then on a fault is ours, and not of what was sent. */
  begun: boolean
  /** The page could not be made because too much waits. */
  busy: boolean
}
const kept = globalThis as unknown as { musterAsked?: AsyncLocalStorage<Asked> }
const store = (): AsyncLocalStorage<Asked> => (kept.musterAsked ??= new AsyncLocalStorage<Asked>())

/** Called first by every server action. */
export function acting(): void {
  const asked = store().getStore()
  if (asked) asked.begun = true
}

/** Whether this request sent a form to a server action: the page that is made then is its answer. */
export const hasActed = (): boolean => store().getStore()?.begun === true

/** Called when a page failed because too much waits. */
export function tooBusy(): void {
  const asked = store().getStore()
  if (asked) asked.busy = true
}

/** Runs what answers a request. `work` is given what is known of it, which changes meanwhile. */
export function answering(work: (asked: Readonly<Asked>) => void): void {
  const asked: Asked = { begun: false, busy: false }
  store().run(asked, () => work(asked))
}
