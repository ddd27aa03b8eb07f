// Drafts as this browser keeps them: closed texts under names that say nothing.

export type ClosedDraft = { name: string; place: string; at: number; nonce: Uint8Array<ArrayBuffer>; closed: ArrayBuffer }

const keptFor = 7 * 24 * 3600_000

/** Everything that is kept of a place; older than a week is gone. */
export async function draftsOf(place: string): Promise<ClosedDraft[]> {
  await (oldGone ??= dropOld())
  return run('readonly', (store) => store.index('place').getAll(place))
}

let oldGone: Promise<void> | null = null

/** Once for each page that is loaded: also of places where nobody comes any more. */
async function dropOld(): Promise<void> {
  for (const { name, at } of await run<ClosedDraft[]>('readonly', (store) => store.getAll()))
    if (at < Date.now() - keptFor) await dropDraft(name)
}

export const putDraft = (draft: ClosedDraft): Promise<unknown> => run('readwrite', (store) => store.put(draft))
export const dropDraft = (name: string): Promise<unknown> => run('readwrite', (store) => store.delete(name))

/** Nothing is left of what anybody typed in this browser. */
export const dropAll = (): Promise<unknown> => run('readwrite', (store) => store.clear())

export async function dropPlace(place: string): Promise<void> {
  for (const { name } of await run<ClosedDraft[]>('readonly', (store) => store.index('place').getAll(place))) await dropDraft(name)
}

let opened: Promise<IDBDatabase> | null = null

function open(): Promise<IDBDatabase> {
  return (opened ??= new Promise((resolve, reject) => {
    const asked = indexedDB.open('muster drafts', 1)
    asked.onupgradeneeded = () => asked.result.createObjectStore('draft', { keyPath: 'name' }).createIndex('place', 'place')
    asked.onsuccess = () => {
      // Closed by the browser, or wanted by somebody who deletes it: the next draft opens it anew.
      asked.result.onclose = asked.result.onversionchange = () => {
        asked.result.close()
        opened = null
      }
      resolve(asked.result)
    }
    asked.onerror = () => {
      opened = null
      reject(asked.error ?? new Error('no drafts here'))
    }
  }))
}

async function run<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest): Promise<T> {
  const database = await open()
  return new Promise((resolve, reject) => {
    const asked = work(database.transaction('draft', mode).objectStore('draft'))
    asked.onsuccess = () => resolve(asked.result as T)
    asked.onerror = () => reject(asked.error ?? new Error('no drafts here'))
  })
}
