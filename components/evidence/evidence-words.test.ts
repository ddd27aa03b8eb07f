import { expect, test } from 'vitest'
import { sizeWords } from './evidence-words'

test.each([
  [0n, '0 bytes'], [999n, '999 bytes'], [1_000n, '1 kB'], [48_213n, '48.2 kB'], [999_600n, '1 MB'], [61_000_000_000n, '61 GB'],
  [412_000_000_000n, '412 GB'], [9_007_199_254_740_991n, '9 PB'],
])('%s is %s', (bytes, words) => expect(sizeWords(bytes)).toBe(words))
