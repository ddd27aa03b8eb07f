import { expect, type Page } from '@playwright/test'

type Stored = { name: string; place: string; at: number }

/** The drafts that this browser keeps, as anybody with the device could read them. Every way out closes the line to the store. */
export function stored(page: Page): Promise<Stored[]> {
  return page.evaluate(() => new Promise<Stored[]>((resolve, reject) => {
    const asked = indexedDB.open('muster drafts', 1)
    asked.onupgradeneeded = () => asked.result.createObjectStore('draft', { keyPath: 'name' }).createIndex('place', 'place')
    asked.onerror = () => reject(new Error('no drafts'))
    asked.onsuccess = () => {
      const reading = asked.result.transaction('draft')
      const all = reading.objectStore('draft').getAll() as IDBRequest<Stored[]>
      reading.oncomplete = () => {
        asked.result.close()
        resolve(all.result.map(({ name, place, at }) => ({ name, place, at })))
      }
      reading.onabort = () => {
        asked.result.close()
        reject(new Error('drafts that can’t be read'))
      }
    }
  }))
}

/** Waits until what was typed last is kept: as many drafts as that, and none newer for a moment. */
export async function kept(page: Page, least = 1): Promise<void> {
  await expect.poll(async () => {
    const all = await stored(page)
    return all.length >= least && all.every(({ at }) => at < Date.now() - 600)
  }).toBe(true)
}
