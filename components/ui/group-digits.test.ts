import { expect, it } from 'vitest'
import { groupDigits, shortHash } from './group-digits'

it('groups a hash so that it can be read aloud', () => {
  expect(groupDigits('b3a855f091cd')).toBe('b3a8 55f0 91cd')
  expect(groupDigits('')).toBe('')
})

it('shortens a hash to its beginning and its end, and leaves a short one whole', () => {
  expect(shortHash(`d41f6a90${'0'.repeat(52)}07b2`)).toBe('d41f 6a90 … 07b2')
  expect(shortHash('4e9107bca2d3')).toBe('4e91 07bc a2d3')
})
