import { describe, expect, test } from 'vitest'
import { eventsAround } from './moment-asked'
import { timeAsked, timeLineFilter } from './time-line-filter'

const now = new Date('2026-11-29T12:00:00Z')
const clock = { now, zone: 'Europe/Berlin' }
const asked = (typed: string, zone = 'Europe/Berlin') => eventsAround(typed, { now, zone })

describe('events by the time they happened (E1)', () => {
  test.each([
    ['12 Aug 21:40', '2026-08-12T21:10', '2026-08-12T22:11'],
    ['21:40', '2026-11-28T21:10', '2026-11-28T22:11'],
    ['~2008-08-12T21:40', '2008-08-12T21:10', '2008-08-12T22:11'],
    ['12 Aug 2008', '2008-08-12T00:00', '2008-08-13T00:00'],
    ['9 Aug to 11 Aug 2008', '2008-08-09T00:00', '2008-08-12T00:00'],
    ['between 14:05 and 14:30 on 12 Aug', '2026-08-12T14:05', '2026-08-12T14:31'],
    ['12 Aug 14:05 to 14:30', '2026-08-12T14:05', '2026-08-12T14:31'],
    ['before 12 Aug 21:50', null, '2026-08-12T21:51'],
    ['after 12 Aug 21:50', '2026-08-12T21:50', null],
  ])('%s', (typed, from, to) => {
    const found = asked(typed)
    expect(found).toMatchObject({ from, to })
    // The time line reads it as it is meant.
    expect(timeLineFilter({ from: found!.from ?? undefined, to: found!.to ?? undefined }, clock)).toMatchObject({ from, to })
  })
  test.each(['', 'sshd', '203.0.113.7', '?', '12', '21:40 sshd stops', '30 Feb', 'web-21:40', '08/09/2008'])('%s is no time', (typed) => {
    expect(asked(typed)).toBeNull()
  })
  test('what is meant lies within, also where clocks are put back and the hour came twice', () => {
    for (const typed of ['2026-10-25T02:20+02:00', '2026-10-25T02:20+01:00', '2026-10-25T03:10+01:00', '2026-03-29T03:10+02:00']) {
      const found = asked(typed)!
      const { since, until } = timeAsked(timeLineFilter({ from: found.from!, to: found.to! }, clock), 'Europe/Berlin')
      const moment = BigInt(Date.parse(found.happened.start!)) * 1000n
      expect(since! <= moment - 1_800_000_000n, typed).toBe(true)
      expect(until! > moment + 1_800_000_000n, typed).toBe(true)
    }
  })
})
