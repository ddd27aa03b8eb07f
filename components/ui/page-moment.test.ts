import { afterEach, expect, test, vi } from 'vitest'
import { notePageMoment, pageMoment } from './page-moment'

afterEach(() => void vi.useRealTimers())

test('the clock of the pages goes on by itself; a page that was kept, or long on its way, puts it back by nothing', () => {
  const made = Date.parse('2026-11-29T21:00:00Z')
  // This browser's clock runs a minute ahead.
  vi.useFakeTimers({ now: made + 61_000 })
  notePageMoment(made)
  expect(pageMoment()).toBe(made)
  vi.setSystemTime(made + 61_000 + 300_000)
  expect(pageMoment()).toBe(made + 300_000)
  notePageMoment(made)
  expect(pageMoment()).toBe(made + 300_000)
  // A quicker one knows better: the first was a second on its way.
  notePageMoment(made + 301_000)
  expect(pageMoment()).toBe(made + 301_000)
})
