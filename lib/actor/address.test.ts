import { expect, test } from 'vitest'
import { callerNetwork, callerOf, trustedProxies } from './address'

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

test('with https, what listens on this machine alone is reached through a proxy on it', () => {
  const https = { MUSTER_URL: 'https://muster.example.org' }
  expect([...trustedProxies(https)]).toEqual(['127.0.0.1', '::1'])
  expect([...trustedProxies({ ...https, MUSTER_LISTEN: '::1' })]).toEqual(['127.0.0.1', '::1'])
  expect([...trustedProxies({ ...https, MUSTER_LISTEN: '0.0.0.0' })]).toEqual([])
  expect([...trustedProxies({ MUSTER_URL: 'http://localhost:3000' })]).toEqual([])
  expect([...trustedProxies({})]).toEqual([])
  expect([...trustedProxies({ ...https, MUSTER_PROXIES: '10.0.0.1, ::ffff:10.0.0.2' })]).toEqual(['10.0.0.1', '10.0.0.2'])
})

test.each([
  ['203.0.113.9', '203.0.113.9'], ['::1', '0:0:0:0'], ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'], ['2001:db8::5', '2001:db8:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'], ['unknown', 'unknown'],
])('%s counts as %s', (address, network) => {
  expect(callerNetwork(address)).toBe(network)
})
