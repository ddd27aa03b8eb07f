import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { matrix } from './matrix'

test('docs/permissions.md is what the rules say: run npm run docs', () => {
  expect(readFileSync('docs/permissions.md', 'utf8')).toBe(matrix())
})
