import { afterEach, expect, test, vi } from 'vitest'
import { publicAddress, sessionCookie } from './public-address'

afterEach(() => vi.unstubAllEnvs())

test.each(['http://muster.example.org', 'ftp://muster.example.org', 'muster', ''])('promise 9: %j is refused', (address) => {
  vi.stubEnv('MUSTER_URL', address)
  expect(() => publicAddress()).toThrow('MUSTER_URL')
})

test('over https the cookie is bound to the host and never travels in the open', () => {
  vi.stubEnv('MUSTER_URL', 'https://muster.example.org')
  expect(sessionCookie()).toMatchObject({ name: '__Host-muster', options: { secure: true, httpOnly: true, path: '/' } })
})

test('on this machine alone plain http will do', () => {
  vi.stubEnv('MUSTER_URL', 'http://localhost:3000')
  expect(sessionCookie()).toMatchObject({ name: 'muster', options: { secure: false, httpOnly: true } })
})
