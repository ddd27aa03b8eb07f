import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keyFor, seal, unseal } from './secret'

beforeEach(() => vi.stubEnv('MUSTER_SECRET', Buffer.alloc(32, 1).toString('base64url')))
afterEach(() => vi.unstubAllEnvs())

test('what is sealed opens for the same purpose and person only', () => {
  const sealed = seal('totp', 'mara', 'secret')
  expect(unseal('totp', 'mara', sealed)).toBe('secret')
  expect(unseal('totp', 'daniel', sealed)).toBeNull()
  expect(unseal('enrolment', 'mara', sealed)).toBeNull()
  expect(unseal('totp', 'mara', sealed.slice(0, -2))).toBeNull()
  expect(unseal('totp', 'mara', `${sealed[0] === 'A' ? 'B' : 'A'}${sealed.slice(1)}`)).toBeNull()
  expect(unseal('totp', 'mara', '')).toBeNull()
})

test('another installation opens nothing', () => {
  const sealed = seal('totp', 'mara', 'secret')
  vi.stubEnv('MUSTER_SECRET', Buffer.alloc(32, 2).toString('base64url'))
  expect(unseal('totp', 'mara', sealed)).toBeNull()
})

test.each(['', 'short', Buffer.alloc(31).toString('base64url')])('promise 9: the secret %j is refused', (secret) => {
  vi.stubEnv('MUSTER_SECRET', secret)
  expect(() => keyFor('totp')).toThrow('MUSTER_SECRET')
})
