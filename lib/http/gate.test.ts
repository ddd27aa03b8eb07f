import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import http from 'node:http'
import net from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { acting, tooBusy } from './acting'
import { keepGate, refusalOf } from './gate'

// A real web server behind the gate; what comes through is answered with "through".

const through: string[] = []
async function answer(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
  through.push(`${request.method} ${request.url}`)
  if (request.url === '/early') return void response.end('through')
  request.resume()
  await once(request, 'end').catch(() => {})
  if (request.url === '/acts') acting()
  if (request.url?.startsWith('/takes-long')) await new Promise((resolve) => setTimeout(resolve, 20))
  if (request.url === '/page-busy') tooBusy()
  if (request.headers['next-action'] === 'unreadable' || request.url?.startsWith('/page')) response.statusCode = 500
  response.end('through')
}
const server = http.createServer((request, response) => void answer(request, response))
let port: number
beforeAll(() => new Promise<void>((resolve) => {
  keepGate(300)
  server.listen(0, '127.0.0.1', () => {
    port = (server.address() as net.AddressInfo).port
    resolve()
  })
}))
afterAll(() => void server.close())

const statusOf = (options: http.RequestOptions): Promise<number | undefined> => new Promise((resolve, reject) => {
  http.get({ port, host: '127.0.0.1', ...options }, (answer) => answer.resume().once('end', () => resolve(answer.statusCode))).once('error', reject)
})
const talk = (text: string): Promise<string> => new Promise((resolve) => {
  const from = text.includes('Origin:') ? text : text.replace(/^(POST .*\nHost: x\n)/, '$1Origin: http://x\n')
  const socket = net.connect(port, '127.0.0.1', () => socket.write(from.replaceAll('\n', '\r\n')))
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
test('attack 2: a form of thousands of fields is given up before anything is made of them', async () => {
  const before = through.length
  const form = (fields: number) => {
    const body = `${'--b\nContent-Disposition:form-data;name=a;filename=b\n\n\n'.repeat(fields)}--b--\n`.replaceAll('\n', '\r\n')
    return `POST /many HTTP/1.1\nHost: x\nContent-Type: multipart/form-data; boundary=b\nContent-Length: ${body.length}\n\n${body.replaceAll('\r', '')}`
  }
  expect(await talk(form(16_500))).toMatch(/^HTTP\/1\.1 413 .*connection: close/is)
  expect(through.slice(before)).toEqual([])
  expect(await talk(form(900))).toContain('through')
})
test('attack 2: what is answered before it was read to its end takes its connection with it', async () => {
  expect(await talk('POST /early HTTP/1.1\nHost: x\nContent-Length: 300\n\nabc')).toMatch(/^HTTP\/1\.1 200 .*connection: close/is)
  expect(await talk('POST /late HTTP/1.1\nHost: x\nContent-Length: 3\n\nabc')).toMatch(/^HTTP\/1\.1 200 .*connection: keep-alive/is)
})
test('attack 2: an address that can’t be read is refused with the headers of every answer', async () => {
  for (const path of ['/incidents/%ff', '/%', '/api/v1/incidents/%c3%28'])
    expect(await talk(`GET ${path} HTTP/1.1\nHost: x\n\n`)).toMatch(/^HTTP\/1\.1 400 .*x-content-type-options: nosniff/is)
})
test('attack 2: where in the pages someone says they are, has to be readable', async () => {
  const at = (state: string) => talk(`GET /nowhere HTTP/1.1\nHost: x\nRSC: 1\nNext-Router-State-Tree: ${state}\n\n`)
  for (const state of ['', 'x', '[""]', '%', `%5B%22%22%2C${'%7B%22c%22%3A%5B%22%22%2C'.repeat(400)}`]) expect(await at(state)).toMatch(/^HTTP\/1\.1 400 /)
  expect(await at(encodeURIComponent('["",{"children":["search",{}]},null,null]'))).toContain('through')
})
test('attack 2: nothing goes over from HTTP to something else', async () => {
  server.on('upgrade', (_request, socket) => socket.write('held'))
  expect(await talk('GET /up HTTP/1.1\nHost: x\nConnection: close\n\n')).toContain('through')
  expect(await talk('GET /up HTTP/1.1\nHost: x\nConnection: Upgrade\nUpgrade: x\n\n')).toContain('through')
})
test('attack of 30 November: whoever asks for more on a connection before they were answered is cut off', async () => {
  const before = through.length
  const heard = await talk('GET /slow-1 HTTP/1.1\nHost: x\n\n'.repeat(500))
  expect(heard.split('HTTP/1.1').length).toBeLessThanOrEqual(2)
  expect(through.length - before).toBeLessThanOrEqual(1)
  // One after the other is as ever.
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 })
  for (let each = 0; each < 5; each++) expect(await statusOf({ path: '/after-another', agent })).toBe(200)
  agent.destroy()
})
test('attack of 30 November: what React reads itself may be no longer than any form of ours', async () => {
  const action = (type: string, body: string) => talk(`POST /invitation/x HTTP/1.1\nHost: x\nnext-action: x\nContent-Type: ${type}\nContent-Length: ${body.replaceAll('\n', '\r\n').length}\n\n${body}`)
  const nested = (length: number) => `${'['.repeat(200)}${']'.repeat(200)},`.repeat(length / 401)
  const field = (name: string, value: string) => `--b\nContent-Disposition: form-data; name="${name}"\n\n${value}\n`
  const before = through.length
  expect(await action('text/plain', nested(20_000))).toMatch(/^HTTP\/1\.1 413 /)
  expect(await action('multipart/form-data; x="; boundary=zz"; boundary=b', `${field('0', nested(20_000))}--b--\n`)).toMatch(/^HTTP\/1\.1 400 /)
  expect(through.length).toBe(before)
  expect(await action('multipart/form-data; boundary=b', `${field('0', nested(20_000))}--b--\n`)).toMatch(/^HTTP\/1\.1 413 /)
  expect(await action('multipart/form-data; boundary=b', `${field('0', '["$K1"]')}${field('1_text', 'x'.repeat(100_000))}--b--\n`)).toContain('through')
})
test('attack of 30 November: callers take turns by their network', async () => {
  const from = (network: string, path: string) => statusOf({ path, headers: { 'x-muster-address': network }, agent: false })
  const many = Array.from({ length: 200 }, (_, each) => from('203.0.113.7', `/takes-long?many=${each}`))
  await expect.poll(() => through.filter((each) => each.includes('many=')).length).toBeGreaterThan(0)
  let asked = 0
  const arrives = (message: unknown) => {
    if ((message as { request: http.IncomingMessage }).request.url === '/takes-long?one') asked = through.length
  }
  subscribe('http.server.request.start', arrives)
  expect(await from('198.51.100.9', '/takes-long?one')).toBe(200)
  unsubscribe('http.server.request.start', arrives)
  expect(asked).toBeGreaterThan(0)
  expect(through.indexOf('GET /takes-long?one') - asked).toBeLessThan(12)
  expect(new Set(await Promise.all(many))).toEqual(new Set([200]))
})
test('attack of 30 November: all forms on their way together are bounded, and those of one network more', async () => {
  const held: net.Socket[] = []
  const begin = (network: string) => new Promise<string>((resolve) => {
    const socket = net.connect(port, '127.0.0.1', () => socket.write(`POST /slow HTTP/1.1\r\nHost: x\r\nOrigin: http://x\r\nx-muster-address: ${network}\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 1000000\r\n\r\nabc`))
    socket.setEncoding('utf8').once('data', (answer: string) => resolve(answer.slice(9, 12))).once('error', () => resolve('cut')).once('close', () => resolve('cut'))
    held.push(socket)
  })
  const own = await Promise.all(Array.from({ length: 10 }, () => begin('203.0.113.8')))
  expect(own.filter((status) => status === '503')).toHaveLength(4)
  expect(own.filter((status) => status === '408')).toHaveLength(6)
  expect(await begin('203.0.113.8')).toBe('408')
  for (const socket of held) socket.destroy()
})
test('a form reaches Next.js only if a page of ours sent it; any other is refused with a short 403', async () => {
  const sent = (says: string, more = '') => talk(`POST /form HTTP/1.1\nHost: x\nOrigin:${says}\n${more}Content-Length: 3\n\nabc`)
  const before = through.length
  for (const says of ['', ' null', ' x', ' https://evil.example', ' http://x:1', ' http://x.evil.example', ' http://evil.example/x', ' data:x'])
    for (const more of ['', 'Next-Action: x\n', 'Referer: http://x/\n', 'Forwarded: host=evil.example\n'])
      expect(await sent(says, more), `${says} ${more}`).toMatch(/^HTTP\/1\.1 403 .*A form has to come from a page of Muster\./s)
  expect(through.length).toBe(before)
  for (const says of [' http://x', ' https://x']) expect(await sent(says)).toContain('through')
  expect(await sent(' https://muster.example', 'X-Forwarded-Host: muster.example\n')).toContain('through')
  expect(refusalOf({ method: 'POST', url: '/form', headers: { host: 'x' } })).toBe(403)
  // These are asked by other means whose they are; a page is only shown.
  for (const [method, url] of [['POST', '/api/v1/commands/task.start'], ['POST', '/presence'], ['GET', '/form']])
    expect(refusalOf({ method, url, headers: { host: 'x', origin: 'https://evil.example' } })).toBeNull()
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
test('attack 19: a form that can not be read is a fault of who sent it; a fault of what it began is ours', async () => {
  const form = (path: string) => talk(`POST ${path} HTTP/1.1\nHost: x\nContent-Length: 1\nNext-Action: unreadable\n\n[`)
  expect(await form('/')).toMatch(/^HTTP\/1\.1 400 /)
  expect(await form('/acts')).toMatch(/^HTTP\/1\.1 500 /)
})
test('attack 2/6: a page that could not be made because too much waits is 503 and says when to come again; any other fault stays one', async () => {
  expect(await talk('GET /page-busy HTTP/1.1\nHost: x\n\n')).toMatch(/^HTTP\/1\.1 503 .*retry-after: 5/is)
  const fault = await talk('GET /page-broken HTTP/1.1\nHost: x\n\n')
  expect(fault).toMatch(/^HTTP\/1\.1 500 /)
  expect(fault).not.toMatch(/retry-after/i)
})
test('attack 19: a page is shown by GET and sent a form by POST, and knows nothing else; a route of the API says so itself', () => {
  for (const method of ['PUT', 'PATCH', 'DELETE']) {
    expect(refusalOf({ method, url: '/incidents/x/phase', headers: {} })).toBe(405)
    expect(refusalOf({ method, url: '/api/v1/incidents', headers: {} })).toBeNull()
  }
})
test('attack 19: every server action says that it has begun', () => {
  const files = readdirSync('app', { recursive: true, encoding: 'utf8' }).map((file) => `app/${file}`).filter((file) => file.endsWith('.ts'))
  const actions = files.map((file) => readFileSync(file, 'utf8')).filter((source) => source.startsWith("'use server'"))
    .flatMap((source) => source.split(/^export async function /m).slice(1))
  expect(actions.length).toBeGreaterThan(15)
  for (const action of actions) expect(action).toMatch(/^\s+acting\(\)|return (asSignedIn|withLink|withNewCodes|keepHere)\(/m)
})
