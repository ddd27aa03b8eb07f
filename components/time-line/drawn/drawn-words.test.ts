import { expect, test } from 'vitest'
import type { DrawnEntry } from './drawn-entry'
import { severalSentence } from './drawn-words'

const entry = (number: number): DrawnEntry => ({ number, kind: 'exact', start: 0, end: null, found: null, text: `Event ${number}.`, lanes: [] })

test('design-review 7: a number in the drawing says what stands behind it', () => {
  expect(severalSentence([1, 2].map(entry))).toBe('2 entries: Event 1. · Event 2.')
  expect(severalSentence([1, 2, 3, 4, 5].map(entry))).toBe('5 entries: Event 1. · Event 2. · Event 3. · and 2 more')
})
