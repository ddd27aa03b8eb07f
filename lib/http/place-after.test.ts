import { expect, test } from 'vitest'
import { placeAfter } from './place-after'

test('a place of ours, filled from the answer', () => {
  expect(placeAfter('/incidents/{incidentId}/plan?mine=1#now', { incidentId: 'a-1' })).toBe('/incidents/a-1/plan?mine=1#now')
  expect(placeAfter('/find/{words}', { words: 'a/b ?' })).toBe('/find/a%2Fb%20%3F')
  expect(placeAfter(undefined, {})).toBeNull()
  expect(placeAfter('', {})).toBeNull()
})

// M22
test.each(['//evil', '//evil.example/a', '/\\evil', '\\\\evil', 'https://evil.example', 'javascript:alert(1)', 'evil', './a', '/a b', '/a\n', '/@evil:x', ' //evil', '/.//evil.example/', '/a/..//evil.example'])(
  '%j leads nowhere', (then) => expect(placeAfter(then, {})).toBeNull())

test.each([['/{a}', '/evil'], ['/{a}', '\\evil'], ['{a}', '//evil'], ['/{a}/{b}', '']])('nor does %j, whatever the answer says (%j)', (then, a) => {
  const place = placeAfter(then, { a, b: 'evil' })
  expect(place === null || new URL(place, 'http://here.invalid').origin === 'http://here.invalid').toBe(true)
})
