import http from 'node:http'
import net from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepGate, refusalOf } from './gate'

// A real web server behind the gate; what comes through is answered with "through".

const through: string[] = []
const server = http.createServer((request, response) => {
  through.push(`${request.method} ${request.url}`)
  request.resume().on('end', () => response.end('through'))
})
let port: number
beforeAll(() => new Promise<void>((resolve) => {
  keepGate(300)
  server.listen(0, '127.0.0.1', () => {
    port = (server.address() as net.AddressInfo).port
    resolve()
  })
}))
afterAll(() => void server.close())

const talk = (text: string): Promise<string> => new Promise((resolve) => {
  const socket = net.connect(port, '127.0.0.1', () => socket.write(text.replaceAll('\n', '\r\n')))
  let heard = ''
  socket.setEncoding('utf8').on('data', (more: string) => {
    heard += more
    if (heard.includes('through')) socket.end()
  }).on('error', () => {}).on('close', () => resolve(heard))
})

test('attack 6: a form that is too long, or does not say how long it is, is sent away before anything reads it', async () => {
  expect(await talk('POST /a HTTP/1.1\nHost: x\nContent-Length: 1048577\n\n')).toMatch(/^HTTP\/1\.1 413 .*connection: close/is)
  expect(await talk('POST /b HTTP/1.1\nHost: x\nTransfer-Encoding: chunked\n\n')).toMatch(/^HTTP\/1\.1 411 /)
  expect(through).toEqual([])
  expect(await talk('POST /c HTTP/1.1\nHost: x\nContent-Length: 3\n\nabc')).toContain('through')
})
test('attack 6: a form that does not arrive is given up', async () => {
  expect(await talk('POST /slow HTTP/1.1\nHost: x\nContent-Length: 300\n\nabc')).toMatch(/^HTTP\/1\.1 408 /)
})
test('attack 19, 21: a method that nothing here has is 405, whatever it asks for', async () => {
  for (const method of ['TRACE', 'PROPFIND', 'PURGE']) {
    expect(await talk(`${method} / HTTP/1.1\nHost: x\n\n`)).toMatch(/^HTTP\/1\.1 405 /)
  }
  expect(through.filter((each) => each.endsWith(' /'))).toEqual([])
})
test('what the API and imports are sent is counted there', () => {
  const chunked = { method: 'POST', headers: { 'transfer-encoding': 'chunked' } }
  for (const url of ['/api/v1/commands/task.start', '/presence', '/incidents/x/time-line/import/file?name=a']) expect(refusalOf({ ...chunked, url })).toBeNull()
  for (const url of ['/', '/incidents/x/time-line/import', '/presence/x', '/apiary']) expect(refusalOf({ ...chunked, url })).toBe(411)
})
