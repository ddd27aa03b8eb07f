import { expect, test } from 'vitest'
import { coverWords } from './cover-words'

test('H6: logging in needs a permission, unless it is covered', () => {
  expect(coverWords([])).toContain('Every change, logging in among them,')
  expect(coverWords([{ host: 'db02', kinds: 'edit, install' }])).toBe(
    'It covers db02: edit, install. Every other change, logging in among them, needs the coordinator’s permission.')
  expect(coverWords([{ host: 'mirror1', kinds: 'log in or out' }, { host: null, kinds: 'edit' }])).toBe(
    'It covers mirror1: log in or out; a host: edit. Every other change, and logging in anywhere else, needs the coordinator’s permission.')
})
