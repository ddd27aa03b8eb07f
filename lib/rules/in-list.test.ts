import { expect, test } from 'vitest'
import { inList } from './in-list'

test('attack 2/6: a list shows a text of up to 1,000 letters whole, of a longer one the beginning', () => {
  const letters = (many: number) => 'x'.repeat(many)
  expect(inList(letters(1_000))).toBe(letters(1_000))
  expect(inList(letters(20_000))).toBe(`${letters(1_000)} …`)
  expect(inList(letters(301), 'aside')).toBe(`${letters(300)} …`)
  // A pair of surrogates is not torn apart.
  expect(inList(`${letters(999)}${'😀'.repeat(10)}`).isWellFormed()).toBe(true)
})
