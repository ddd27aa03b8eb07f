import { expect, test } from 'vitest'
import { fedora2008 } from './fedora-2008'
import { movedText } from './moved-text'

const hours = (count: number) => count * 3_600_000
/** From 14 August 2008 to 30 November 2026, and five and a half hours more. */
const shift = Date.parse('2026-11-30T00:00:00Z') - Date.parse('2008-08-14T00:00:00Z') + hours(5.5)

test.each([
  ['12 August, 19:40:07', '29 November, 01:10:07'], ['about 18:50 on 12 August', 'about 00:20 on 29 November'],
  ['from 19:50 to 20:45 on 12 August', 'from 01:20 to 02:15 on 29 November'], ['9 to 11 August', '25 to 27 November'],
  ['between 13 and 15 August', 'between 29 November and 1 December'], ['before 12 August, day not known', 'before 28 November, day not known'],
  ['Carlos on 12 August at 19:58 UTC, Helen at 20:01.', 'Carlos on 29 November at 01:28 UTC, Helen at 01:31.'],
  ['2 TB on 4 of 10 hosts, 1:3', '2 TB on 4 of 10 hosts, 1:3'],
])('“%s” is moved with the story', (text, moved) => {
  expect(movedText(text, shift)).toBe(moved)
})

test('no day of the story is named in another way', () => {
  const rest = (JSON.stringify(fedora2008).match(/"[^"]*"/g) ?? []).map((text) => movedText(text, shift))
  expect(rest.filter((text) => /Aug(?!ust 2008)|\d August/.test(text))).toEqual([])
})
