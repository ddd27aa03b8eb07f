import { expect, test } from 'vitest'
import { sameSite } from './same-site'

const sent = (site?: string) => sameSite(new Request('http://localhost:3000/api/lock', { method: 'POST', headers: site === undefined ? {} : { 'sec-fetch-site': site } }))

test('one of our own pages', () => {
  expect(sent('same-origin')).toBe(true)
})

// M20: a program that says nothing of itself, another site, another port or name of ours, an address that was typed.
test.each([undefined, '', 'cross-site', 'same-site', 'none', 'Same-Origin', 'same-origin, cross-site'])('%j is refused', (site) => {
  expect(sent(site)).toBe(false)
})
