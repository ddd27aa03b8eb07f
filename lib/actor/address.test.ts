import { expect, test } from 'vitest'
import { callerOf } from './address'

const nobody = new Set<string>()
const proxies = new Set(['10.0.0.1', '10.0.0.2'])

test('what a caller says of itself counts nothing', () => {
  expect(callerOf('203.0.113.9', '198.51.100.1', nobody)).toBe('203.0.113.9')
  expect(callerOf('203.0.113.9', '198.51.100.1', proxies)).toBe('203.0.113.9')
})

test('configured proxies are believed, and nobody before them', () => {
  expect(callerOf('::ffff:10.0.0.1', 'made-up, 203.0.113.9', proxies)).toBe('203.0.113.9')
  expect(callerOf('10.0.0.1', 'made-up, 203.0.113.9, 10.0.0.2', proxies)).toBe('203.0.113.9')
  expect(callerOf('10.0.0.1', undefined, proxies)).toBe('10.0.0.1')
})
