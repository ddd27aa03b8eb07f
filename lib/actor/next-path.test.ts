import { expect, test } from 'vitest'
import { nextPath, withNext } from './next-path'

test.each(['//evil.example', '/\\evil.example', 'https://evil.example/', 'javascript:alert(1)', '/a\\b', '/a b', '', undefined, ['/a'], '/sign-in',
  '/locked?next=/x', '/api/auth/signout', '/\t/evil.example', '/.//evil.example', '/a/..//evil.example', '/%2e//evil.example',
  '/a/b/../../..///evil.example', '/.//sign-in'])('%j leads to the first page', (written) => {
  expect(nextPath(written)).toBe('/')
})

test.each(['/', '/incidents/1/plan?mine=1', '/account'])('%j is a place of ours', (written) => {
  expect(nextPath(written)).toBe(written)
})

test('the way back stands in the address', () => {
  expect(withNext('/sign-in', '/a?b=c&d')).toBe('/sign-in?next=%2Fa%3Fb%3Dc%26d')
  expect(withNext('/sign-in', '/')).toBe('/sign-in')
})
