import { readdirSync, readFileSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { commandNames, type CommandName } from '@/lib/rules/permissions'
import { almostInput, anything, someCommand } from './inputs'
import { odd, type Chance } from './random'

export type Asked = { method: string; path: string; headers: Record<string, string>; body: Buffer | null }

/** What can be asked about: addresses, ids and sessions of a world, and the forms' actions of this build. */
export type Ground = { incidentId: string; ids: readonly string[]; actions: readonly string[] }

const methods = ['GET', 'GET', 'GET', 'POST', 'POST', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'PURGE']
const queries = [
  'q', 'in', 'after', 'limit', 'as', 'import', 'since', 'next', 'callbackUrl', 'error', 'task', 'entry', 'before', 'seat', 'talk', 'item', 'host', 'signature',
  'kind', 'mapping', 'zone', 'name', '_rsc', 'json', 'csrfToken', 'page', 'of', 'open', 'show', 'nxtPincidentId',
]
const headerNames = [
  'rsc', 'next-router-state-tree', 'next-router-prefetch', 'next-router-segment-prefetch', 'next-url', 'next-action', 'content-type', 'accept', 'accept-language',
  'accept-encoding', 'range', 'if-none-match', 'if-modified-since', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-muster-path', 'x-nonce', 'origin', 'referer',
  'sec-fetch-site', 'sec-fetch-mode', 'idempotency-key', 'user-agent', 'x-http-method-override', 'x-middleware-subrequest', 'x-nextjs-data', 'x-matched-path', 'purpose',
  'content-encoding', 'content-language', 'cookie2', 'forwarded', 'via', 'x-action-forwarded', 'x-next-revalidated-tags', 'x-prerender-revalidate',
]
const headerValues = ['1', '0', '%5B%22%22%5D', '[""]', '*/*', 'application/json', 'text/plain', 'text/x-component', 'multipart/form-data', 'multipart/form-data; boundary=',
  'application/x-www-form-urlencoded', 'bytes=0-', 'bytes=9-1', 'same-origin', 'cross-site', 'navigate', 'gzip', 'null', 'http://evil.example', '127.0.0.1', '/', 'W/"a"']

/** Every address there is, from the folders of app. */
export const allRoutes = (): string[] => readdirSync('app', { recursive: true, encoding: 'utf8' })
  .filter((file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file))
  .map((file) => `/${file.replace(/(^|\/)(page\.tsx|route\.ts)$/, '')}`.replace(/\/\([^)]*\)/, '') || '/')

/** The ids of all server actions of this build. */
export function allActions(): string[] {
  const { node } = JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8')) as { node: Record<string, unknown> }
  return Object.keys(node)
}

/** Something to ask of a route: almost what it expects, in some ways odd. */
export function someRequest(c: Chance, route: string, ground: Ground): Asked {
  const method = c.one(methods)
  const action = method === 'POST' && !route.startsWith('/api') && c.often(0.6) ? c.one([...ground.actions, 'a', 'f'.repeat(42)]) : null
  const name = someCommand(c)
  const { type, body } = method === 'GET' || method === 'HEAD' ? { type: null, body: null } : someBody(c, ground, { route, name, action: action !== null })
  const headers: Record<string, string> = type ? { 'content-type': type } : {}
  if (c.often(0.5)) headers['sec-fetch-site'] = 'same-origin'
  if (action) headers['next-action'] = action
  if (c.often(0.3) && method === 'GET') headers.rsc = '1'
  for (const each of c.some(headerNames, 3)) if (!(each in headers)) headers[each] = plain(c.often(0.7) ? c.one(headerValues) : c.one(odd))
  return { method, path: addressOf(c, route, name, ground), headers, body }
}

/** What a header may hold on its way. */
const plain = (text: string): string => text.replaceAll(/[^\t\x20-\x7e\x80-\xff]/g, '?').slice(0, 4_000)

function addressOf(c: Chance, route: string, name: string, { incidentId, ids }: Ground): string {
  const filled = route.replaceAll(/\[(\.\.\.)?(\w+)\]/g, (_, _rest, what: string) => {
    if (c.often(0.15)) return encodeURIComponent(wellFormed(c.one(odd)))
    if (what === 'incidentId') return c.often(0.9) ? incidentId : randomUUID()
    if (what === 'name') return encodeURIComponent(wellFormed(name))
    if (what === 'nextauth') return c.one(['callback/credentials', 'signin', 'signin/credentials', 'signout', 'session', 'csrf', 'providers', 'error', '_log', 'verify-request'])
    return c.one([...ids, randomUUID()])
  })
  const asked = c.some(queries, 3).map((key) => `${key}=${c.often(0.9) ? encodeURIComponent(wellFormed(c.often(0.3) ? c.one(ids) : c.one(odd))) : c.one(['%', '%00', '%ff', '%u1234'])}`)
  return asked.length === 0 ? filled : `${filled}?${asked.join('&')}`
}

const wellFormed = (text: string): string => text.toWellFormed()

type Body = { type: string | null; body: Buffer | null }

function someBody(c: Chance, { ids }: Ground, { route, name, action }: { route: string; name: string; action: boolean }): Body {
  const input = (commandNames as readonly string[]).includes(name) ? almostInput(c, name as CommandName, ids) : anything(c, ids)
  if (c.often(0.1)) return { type: c.one(headerValues), body: c.bytes(c.below(2_000)) }
  if (action) return c.often(0.5) ? actionForm(c, name, input) : { type: 'text/plain;charset=UTF-8', body: Buffer.from(c.one([flight(c, name), '', '[', '"$F1"', '["$@1","$B2","$o3"]', ...odd])) }
  if (route.includes('commands')) {
    const sent = c.often(0.85) ? { input, ...(c.often(0.2) ? { version: anything(c, ids) } : {}) } : anything(c, ids)
    return { type: 'application/json', body: Buffer.from(c.often(0.95) ? JSON.stringify(sent) : '['.repeat(50_000)) }
  }
  if (route.includes('import')) return { type: 'application/octet-stream', body: file(c) }
  if (c.often(0.5)) return { type: 'application/x-www-form-urlencoded', body: Buffer.from(new URLSearchParams(Object.fromEntries(
    c.some(['csrfToken', 'login', 'password', 'callbackUrl', 'json', 'redirect', 'level', 'message', 'code'], 6).map((key) => [key, c.one(odd)]))).toString()) }
  return { type: 'application/json', body: Buffer.from(JSON.stringify(anything(c, ids))) }
}

const flight = (c: Chance, name: string): string => JSON.stringify(c.one<unknown[]>([
  [name, { status: 'idle' }, '$K1'], [name, null, null], [name], [], ['$undefined', '$NaN', '$n99999999999999999999999'], [{ a: '$T' }, '$D9', '$Q1', '$W2', '$i3'], [['$1:a:b:__proto__']],
]))

/** A form as React sends it to a server action, in some ways odd. */
function actionForm(c: Chance, name: string, input: unknown): Body {
  const form = new Map<string, string>()
  const fields = typeof input === 'object' && input !== null ? Object.entries(input) : []
  for (const [key, value] of fields) form.set(`_1_${key}`, typeof value === 'string' ? value : JSON.stringify(value))
  for (const key of c.some(['key', 'version', 'fingerprint', 'code', 'then', 'proof', 'next', 'theme', 'name', 'a.b.c', '__proto__', '$ACTION_REF_1', '$ACTION_ID_x'], 4))
    form.set(`${c.often(0.8) ? '_1_' : ''}${key}`, c.one(odd))
  if (c.often(0.9)) form.set('0', c.often(0.8) ? JSON.stringify([name, { status: 'idle' }, '$K1']) : c.one(['[', '"$K1"', flight(c, name), ...odd]))
  const edge = c.often(0.95) ? 'edge' : c.one(odd)
  const parts = [...form].map(([key, value]) => `--edge\r\ncontent-disposition: form-data; name="${key.replaceAll('"', '%22')}"\r\n\r\n${value}\r\n`)
  return { type: `multipart/form-data; boundary=${plain(edge)}`, body: Buffer.from(`${parts.join('')}${c.often(0.95) ? '--edge--\r\n' : ''}`) }
}

/** A file for the time line: some lines that can be read, some that can't. */
function file(c: Chance): Buffer {
  if (c.often(0.1)) return c.bytes(c.below(5_000))
  const json = c.often(0.5)
  const lines = Array.from({ length: c.below(200) }, (_, each) => json
    ? (c.often(0.8) ? JSON.stringify({ time: `2026-11-20T10:00:${each % 60}Z`, text: c.one(odd) }) : '['.repeat(c.below(3_000)))
    : (c.often(0.8) ? `2026-11-20T10:00:${each % 60}Z,"${c.one(odd).replaceAll('"', '""')}"` : c.one(['x,"""', '"', ',,,,', '"a\nb"', ...odd])))
  return Buffer.from([json ? '' : 'time,text', ...lines].filter(Boolean).join(c.one(['\n', '\r\n', '\r'])))
}
