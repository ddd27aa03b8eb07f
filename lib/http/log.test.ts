import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { takeConsole } from './console'
import { log, note } from './log'

let lines: string[] = []
beforeEach(() => {
  vi.useFakeTimers()
  lines = []
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    lines.push(...String(text).trimEnd().split('\n'))
    return true
  })
})
afterEach(() => {
  vi.advanceTimersByTime(20_000)
  vi.useRealTimers()
})
const written = () => lines.map((line) => JSON.parse(line) as Record<string, unknown>)

test('attack 10: no control, escape or bidi character reaches the log, and no line of someone else’s making', () => {
  const evil = 'a\n{"at":"x","where":"api"}\u001b[2J\u202e\u2066\u2028\u0085\u200b\ufeff\u{e0041}é b'
  note(evil, `${evil} 1`)
  log(`b${evil}`, Object.assign(new Error(evil), { name: evil, code: evil }))
  expect(lines).toHaveLength(2)
  for (const line of lines) expect(line).toMatch(/^[ -~é]*$/)
  expect(written()[1]).toMatchObject({ where: `b${evil}` })
})

test('attack 10: an error is its kind, code and place; its message is not written, wherever it stands', () => {
  const error = Object.assign(new RangeError('secret row\n    at secret (place:1:1)'), { code: '23505' })
  log('api', error)
  note('server', '⨯ Error: secret row')
  note('server', '`x-forwarded-host` can’t be told from `origin` header with value `secret`')
  expect(lines.join('')).not.toContain('secret')
  expect(written()).toMatchObject([{ where: 'api', kind: 'RangeError', code: '23505' }, { where: 'server', says: '⨯ Error' }, { where: 'server', says: '' }])
  expect(written()[0]?.frames).toHaveLength(4)
})

test('attack 10: a line is short, whatever was sent', () => {
  log('x'.repeat(100_000), Object.assign(new Error('a'), { name: 'y'.repeat(100_000) }))
  note('server', 'z'.repeat(100_000))
  for (const line of lines) expect(line.length).toBeLessThan(2_100)
})

test('attack 10: what comes again and again is counted, not written; and so is what is too much', () => {
  for (let each = 0; each < 1_000; each++) note('server', 'the same')
  for (let each = 0; each < 1_000; each++) note('server', `another ${each}`)
  expect(lines.length).toBeLessThanOrEqual(101)
  vi.advanceTimersByTime(10_000)
  expect(written()).toContainEqual(expect.objectContaining({ says: 'the same', again: 999 }))
  expect(written()).toContainEqual(expect.objectContaining({ says: 'more lines were not written', again: 901 }))
  lines = []
  note('server', 'the same')
  expect(written()).toMatchObject([{ says: 'the same' }])
})

test('attack 10: one fault is written once, and all that a process says goes the same way', () => {
  const before = { ...console }
  takeConsole()
  try {
    const error = new TypeError('secret')
    log('route /api', error)
    console.error('⨯', error)
    console.warn('Request body exceeded 1 MB for /\u001b[2J')
    expect(written()).toMatchObject([{ where: 'route /api', kind: 'TypeError' }, { where: 'server', says: 'Request body exceeded 1 MB for /\u001b[2J' }])
  } finally {
    Object.assign(console, before)
  }
})
