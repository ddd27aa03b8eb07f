import { PassThrough, type Readable } from 'node:stream'
import { getCloneableBody } from 'next/dist/server/body-streams'
import { expect, test } from 'vitest'
import nextConfig from '@/next.config.js'
import { commandBody } from './body'

const asked = (body: BodyInit) => new Request('http://localhost/api/v1/commands/logBook.note', { method: 'POST', body })

/** How much the proxy keeps of what anybody sends, signed in or not. */
async function kept(bytes: number): Promise<Buffer> {
  const sent = new PassThrough()
  const copy = getCloneableBody(sent as never, Number(nextConfig.experimental?.proxyClientMaxBodySize)).cloneBodyStream() as Readable
  const chunk = Buffer.alloc(64 * 1024, 'x')
  for (let left = bytes; left > 0; left -= chunk.length) sent.write(chunk.subarray(0, Math.min(left, chunk.length)))
  sent.end()
  const parts: Buffer[] = []
  for await (const part of copy) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

test('of a request without end little more is kept than a command may hold, and what was cut off is refused as too long', async () => {
  const part = await kept(9_000_000)
  expect(part.length).toBeLessThan(2_300_000)
  await expect(commandBody(asked(new Uint8Array(part)))).rejects.toMatchObject({ code: 'invalid', because: 'The body is longer than 2 MB.' })
})

test('a command of 2 MB arrives whole', async () => {
  const text = JSON.stringify({ input: { text: 'x'.repeat(2 * 1024 * 1024 - 30) } })
  expect((await kept(text.length)).length).toBe(text.length)
  expect(await commandBody(asked(text))).toEqual(JSON.parse(text))
})

test('attack 18: what is nested too deep, or holds too many values, is refused before it is parsed', async () => {
  const input = (text: string) => commandBody(asked(`{"input":${text}}`))
  await expect(input('['.repeat(900_000))).rejects.toMatchObject({ code: 'invalid', because: 'The body is nested more than 64 deep.' })
  await expect(input(`{${'"a":{'.repeat(5000)}${'}'.repeat(5001)}`)).rejects.toMatchObject({ code: 'invalid', because: 'The body is nested more than 64 deep.' })
  await expect(input(`{${Array.from({ length: 30_000 }, (_each, at) => `"a${at}":1`)}}`))
    .rejects.toMatchObject({ code: 'invalid', because: 'The body holds more than 20,000 values.' })
  expect(await input(`${'['.repeat(63)}${']'.repeat(63)}`)).toBeDefined()
})
