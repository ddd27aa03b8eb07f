import { describe, expect, test } from 'vitest'
import { hunt } from '@/lib/testing/fuzz/hunt'
import { targets } from '@/lib/testing/fuzz/targets'

// A short hunt; a long one: npm run fuzz -- parsers --minutes 10
describe('every reader of input takes hostile input in linear time, and throws nothing (attack 3, 18)', () => {
  test.each(targets.map((target) => [target.name, target] as const))('%s', async (_name, target) => {
    const { found } = await hunt(target, 20261129, performance.now() + 400, true)
    expect(found).toBeNull()
  }, 60_000)
})
