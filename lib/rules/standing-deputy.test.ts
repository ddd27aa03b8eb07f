import { describe, expect, test } from 'vitest'
import { daysToSettle, isSettled } from './standing-deputy'

describe('N4: whom whoever opens an incident finds ticked', () => {
  const now = new Date('2026-11-30T12:00:00Z')
  const ago = (days: number) => new Date(now.getTime() - days * 86_400_000)

  test.each([
    ['neither account was made or reset by an administrator', null, null, true],
    ['both long ago', ago(daysToSettle), ago(400), true],
    ['their own of late', ago(daysToSettle - 0.001), null, false],
    ['the confirmer’s of late, before it confirmed', null, ago(1), false],
    ['both of late', ago(0), ago(1), false],
  ])('%s', (_, vouchedAt, confirmerVouchedAt, settled) => {
    expect(isSettled({ vouchedAt, confirmerVouchedAt }, now)).toBe(settled)
  })
})
