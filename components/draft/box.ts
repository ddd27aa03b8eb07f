import type { Subject } from '@/components/form/use-read'
import type { KeptField } from './fields'
import { draftsOf, dropAll, dropDraft, dropPlace, putDraft } from './store'

/** What was typed into a form, and over what. */
export type Draft = { fields: KeptField[]; subject?: Subject }

type Box = { key: CryptoKey; raw: Uint8Array<ArrayBuffer> }

// One key for each place, in memory alone. The server gives it to an assured session of somebody who may find the place.
const boxes = new Map<string, Promise<Box | null>>()

/** The draft of a form, if one is kept and can be read by whoever is signed in. Asks for a key only if anything is kept at all. */
export const readDraft = (place: string, form: string): Promise<Draft | null> => inTurn(async () => {
  if (!possible()) return null
  const kept = await draftsOf(await hidden(place))
  const box = kept.length > 0 ? await boxOf(place) : null
  if (!box) return null
  const name = await nameIn(box, form)
  const draft = kept.find((each) => each.name === name)
  if (!draft) return null
  const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: draft.nonce }, box.key, draft.closed).catch(() => null)
  return text ? (JSON.parse(new TextDecoder().decode(text)) as Draft) : null
})

/** Keeps a draft in place of an older one of the same form. */
export const writeDraft = (place: string, form: string, draft: Draft): Promise<void> => inTurn(async () => {
  const box = possible() ? await boxOf(place) : null
  if (!box) return
  const nonce = crypto.getRandomValues(new Uint8Array(12))
  const closed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, box.key, new TextEncoder().encode(JSON.stringify(draft)))
  await putDraft({ name: await nameIn(box, form), place: await hidden(place), at: Date.now(), nonce, closed })
})

/** The form was sent, or given up. */
export const forgetDraft = (place: string, form: string): Promise<void> => inTurn(async () => {
  if (!possible()) return
  const kept = await draftsOf(await hidden(place))
  const box = kept.length > 0 ? await boxOf(place) : null
  if (box) await dropDraft(await nameIn(box, form))
})

/** After a change of an incident: if it can't be found any more, what was typed there goes (promise 4). */
export async function tidyDrafts(place: string): Promise<void> {
  if (!possible() || (await draftsOf(await hidden(place))).length === 0) return
  boxes.delete(place)
  await boxOf(place)
}

/** Signing out: nothing that was typed stays in this browser. */
export const wipeDrafts = (): Promise<void> => inTurn(async () => {
  boxes.clear()
  if (possible()) await dropAll()
})

// One after the other: a draft that is still being closed when its form is sent must not come after it was forgotten.
let turn: Promise<unknown> = Promise.resolve()

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const done = turn.then(work)
  turn = done.catch(() => {})
  return done
}

/** Encryption and storage are there over https and on this machine; without them nothing is kept. */
const possible = (): boolean => typeof indexedDB !== 'undefined' && Boolean(globalThis.crypto?.subtle)

function boxOf(place: string): Promise<Box | null> {
  const box = boxes.get(place) ?? fetchBox(place)
  boxes.set(place, box)
  void box.then((found) => found ?? boxes.delete(place), () => boxes.delete(place))
  return box
}

async function fetchBox(place: string): Promise<Box | null> {
  const answer = await fetch(`/draft-key?in=${place}`, { cache: 'no-store' }).catch(() => null)
  if (answer?.status === 404) await dropPlace(await hidden(place))
  if (!answer?.ok) return null
  const { key } = (await answer.json()) as { key: string }
  const raw = Uint8Array.from(atob(key.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))
  return { raw, key: await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']) }
}

/** The name under which a form is kept: only whoever holds the key can tell which form it is, or whose. */
const nameIn = async ({ raw }: Box, form: string): Promise<string> => sha256(new Uint8Array([...raw, ...new TextEncoder().encode(form)]))
const hidden = (place: string): Promise<string> => sha256(new TextEncoder().encode(`place ${place}`))

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
