import { expect, test, vi } from 'vitest'
import { authOptions, placeOf } from './auth'

const here = 'https://muster.example.org'

test('attack 21: next-auth leads to places of ours, whatever is asked for, and never throws', () => {
  expect(placeOf('/incidents', here)).toBe(`${here}/incidents`)
  expect(placeOf(`${here}/incidents`, here)).toBe(`${here}/incidents`)
  for (const url of ['not a url', '', 'http://', 'javascript:alert(1)', 'https://evil.example', `${here}.evil.example`, `${here}:444/`, 'http://muster.example.org/'])
    expect(placeOf(url, here)).toBe(here)
  for (const url of ['//evil.example', '/\\evil.example']) expect(new URL(placeOf(url, here)).origin).toBe(here)
})

test('attack 10: next-auth writes its own name for what happened into our log, nothing of what was sent', () => {
  const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const { logger } = authOptions()
  const sent = 'javascript:x\n{"at":"forged"}\n\u001b[2J   at evil (evil.js)'
  logger!.error!('JWT_SESSION_ERROR', new Error(sent))
  logger!.error!(sent, { error: new Error(sent), url: sent })
  logger!.warn!(sent as 'DEBUG_ENABLED')
  logger!.debug!('x', sent)
  // What a caller alone has got wrong is not noted: anybody could fill the log with it.
  logger!.error!('INVALID_CALLBACK_URL_ERROR', new Error(sent))
  const lines = written.mock.calls.map(([line]) => String(line))
  // The second that it has no name for is the same line again: it is counted.
  expect(lines.map((line) => (JSON.parse(line) as { where: string }).where)).toEqual(['next-auth JWT_SESSION_ERROR', 'next-auth unknown'])
  for (const line of lines) expect(line).not.toMatch(/forged|evil|javascript|\u001b/)
})
