import { describe, expect, test } from 'vitest'
import { Hands, stillWriting } from './hands'

describe('trial-runs F1, F2: nothing that was meant for a field acts', () => {
  test('a letter is free while nobody writes, and once a field was left on purpose', () => {
    const hands = new Hands()
    expect(hands.isFree(0)).toBe(true)
    hands.entered()
    hands.wrote(10)
    hands.left()
    hands.fell(15)
    expect(hands.isFree(20)).toBe(true)
  })
  test('a field that goes away under the hands leaves no letter free until they rest', () => {
    const hands = new Hands()
    hands.wrote(0)
    for (let at = 110; at < 20_000; at += 110) expect(hands.isFree(at)).toBe(false)
    expect(hands.isFree(20_000 + stillWriting)).toBe(true)
  })
  test('nor does one that someone had only entered, or read for a while', () => {
    const hands = new Hands()
    hands.entered()
    expect(hands.isFree(60_000)).toBe(false)
    expect(hands.isFree(60_100)).toBe(false)
    expect(hands.isFree(60_100 + stillWriting)).toBe(true)
  })
  test('focus that went on to a row or a button frees letters after a moment, focus that fell a moment later', () => {
    const hands = new Hands()
    hands.wrote(0)
    hands.movedOn()
    expect([hands.isFree(stillWriting - 1), hands.isFree(2 * stillWriting)]).toEqual([false, true])
    hands.entered()
    hands.fell(10_000)
    expect([hands.isFree(10_001), hands.isFree(10_001 + stillWriting)]).toEqual([false, true])
  })
  test('asked twice about one letter, the answer is the same', () => {
    const hands = new Hands()
    hands.wrote(0)
    expect([hands.isFree(500), hands.isFree(500)]).toEqual([false, false])
    expect([hands.isFree(2_000), hands.isFree(2_000)]).toEqual([true, true])
  })
})
