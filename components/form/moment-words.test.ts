import { expect, test } from 'vitest'
import { happenedWords, momentWords } from './moment-words'

const clock = { zone: 'Europe/Berlin', now: new Date('2026-11-29T20:30:00Z') }

test.each([
  ['2026-11-29T20:18:00Z', '= Sun 29 Nov 21:18 CET, 20:18 UTC'],
  ['2026-11-29T23:18:00Z', '= Mon 30 Nov 00:18 CET, 29 Nov 23:18 UTC'],
  ['2025-11-29T20:18:07.5Z', '= Sat 29 Nov 2025 21:18:07.5 CET, 20:18:07.5 UTC'],
  ['2026-10-25T00:30:00Z', '= Sun 25 Oct 02:30 CEST, 00:30 UTC'],
  ['2026-10-25T01:30:00Z', '= Sun 25 Oct 02:30 CET, 01:30 UTC'],
])('a field says which moment it holds: %s', (moment, words) => {
  expect(momentWords(moment, clock)).toBe(words)
})
test('on the clock of UTC it is said once', () => {
  expect(momentWords('2026-11-29T20:18:00Z', { ...clock, zone: 'UTC' })).toBe('= Sun 29 Nov 20:18 UTC')
})
test.each([
  ['exact', '2026-11-29T20:18:00Z', null, '= Sun 29 Nov 21:18 CET, 20:18 UTC'],
  ['about', '2026-11-29T20:18:00Z', null, '= about Sun 29 Nov 21:18 CET, 20:18 UTC'],
  ['before', null, '2026-11-29T20:18:00Z', '= before Sun 29 Nov 21:18 CET, 20:18 UTC'],
  ['range', '2026-11-29T20:18:00Z', '2026-11-29T20:25:00Z', '= from Sun 29 Nov 21:18 to Sun 29 Nov 21:25 CET, 20:18 to 20:25 UTC'],
  ['within', '2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z', '= between Sun 25 Oct 02:30 CEST and Sun 25 Oct 02:30 CET, 00:30 and 01:30 UTC'],
  ['unknown', null, null, '= not known'],
  [null, null, null, ''],
] as const)('E2: a time as well as it is known, %s', (kind, start, end, words) => {
  expect(happenedWords({ kind, start, end }, clock)).toBe(words)
})
