import net from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { served } from '@/lib/testing/served'
import { bodyOf, commandBody } from './body'
import { api } from './door'
import { json } from './status'

const most = 1000
const handle = api(async (request) => json({ size: (await bodyOf(request, most, 400)).length }))
let server: Awaited<ReturnType<typeof served>>
beforeAll(async () => { server = await served((request) => handle(request, { params: Promise.resolve({}) })) })
afterAll(() => server.close())

type Heard = { status: number; text: string; sent: number; took: number }

/** Sends a head as it is written, then `pieces` of a body, and listens until the connection closes. */
function talk(headers: string[], piece: string, pieces: number): Promise<Heard> {
  return new Promise((resolve) => {
    const began = performance.now()
    const socket = net.connect(server.port, '127.0.0.1')
    let text = ''
    let sent = 0
    const write = () => {
      while (sent < pieces && socket.writable) {
        sent++
        if (!socket.write(piece)) return void socket.once('drain', write)
      }
    }
    socket.setEncoding('utf8').on('data', (more: string) => {
      text += more
      if (/"size":\d+/.test(text)) socket.end()
    })
    socket.on('error', () => {}).on('close', () => resolve({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 0), text, sent: sent * piece.length, took: performance.now() - began }))
    socket.write(['POST / HTTP/1.1', 'Host: localhost', ...headers, '', ''].join('\r\n'))
    write()
  })
}
const chunk = (size: number) => `${size.toString(16)}\r\n${'x'.repeat(size)}\r\n`

test('attack 6: a body that says it is too long is refused before any of it has come, and the connection closed', async () => {
  const { status, text } = await talk(['Content-Length: 200000000'], '', 0)
  expect(status).toBe(413)
  expect(text).toContain('"error":"oversized"')
})
test('attack 6: a body without an end is refused as soon as it is too long', async () => {
  const { status, sent } = await talk(['Transfer-Encoding: chunked'], chunk(500), 3)
  expect(status).toBe(413)
  expect(sent).toBeLessThan(2_000)
})
test('attack 6: of a body without an end that goes on and on little is taken', async () => {
  const { sent } = await talk(['Transfer-Encoding: chunked'], chunk(60_000), 5_000)
  expect(sent).toBeLessThan(20_000_000)
})
test('attack 6: what comes up to the limit is read, whole or in chunks', async () => {
  expect((await talk([`Content-Length: ${most}`], 'x'.repeat(most), 1)).text).toContain(`{"size":${most}}`)
  expect((await talk(['Transfer-Encoding: chunked'], `${chunk(most)}0\r\n\r\n`, 1)).text).toContain(`{"size":${most}}`)
})
test('attack 6: a body that does not arrive is given up in time', async () => {
  const { status, text, took } = await talk(['Content-Length: 500'], 'begun', 1)
  expect(status).toBe(408)
  expect(text).toContain('"error":"late"')
  expect(took).toBeLessThan(5_000)
})

const asked = (body: BodyInit) => new Request('http://localhost/api/v1/commands/logBook.note', { method: 'POST', body })

test('a command of 2 MB arrives whole, and is refused beyond', async () => {
  const text = JSON.stringify({ input: { text: 'x'.repeat(2 * 1024 * 1024 - 30) } })
  expect(await commandBody(asked(text))).toEqual(JSON.parse(text))
  await expect(commandBody(asked(`${text}${' '.repeat(40)}`))).rejects.toMatchObject({ code: 'oversized', because: 'The body is longer than 2 MB.' })
})

test('attack 18: what is nested too deep, or holds too many values, is refused before it is parsed', async () => {
  const input = (text: string) => commandBody(asked(`{"input":${text}}`))
  await expect(input('['.repeat(900_000))).rejects.toMatchObject({ code: 'invalid', because: 'The body is nested more than 64 deep.' })
  await expect(input(`{${'"a":{'.repeat(5000)}${'}'.repeat(5001)}`)).rejects.toMatchObject({ code: 'invalid', because: 'The body is nested more than 64 deep.' })
  await expect(input(`{${Array.from({ length: 30_000 }, (_each, at) => `"a${at}":1`)}}`))
    .rejects.toMatchObject({ code: 'invalid', because: 'The body holds more than 20,000 values.' })
  expect(await input(`${'['.repeat(63)}${']'.repeat(63)}`)).toBeDefined()
})
