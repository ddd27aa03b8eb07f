import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'
import { isIPv6 } from 'node:net'
import { publicAddress } from './public-address'

const header = 'x-muster-address'

/**
 * Writes on each request where it really came from, before anything else reads it, and by which host it came if a proxy says another than its own:
 * the one of MUSTER_URL, against which Next.js compares the origin of forms. What the caller wrote there is gone.
 */
export function markAddresses(): void {
  const trusted = trustedProxies(process.env)
  const { host } = publicAddress()
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage }
    request.headers[header] = callerOf(request.socket.remoteAddress ?? '', request.headers['x-forwarded-for'], trusted)
    if (request.headers['x-forwarded-host'] !== undefined) request.headers['x-forwarded-host'] = host
  })
}

/** The caller's address. `x-forwarded-for` counts only as far as it was written by proxies that are trusted. */
export function callerOf(socket: string, forwarded: string | string[] | undefined, trusted: ReadonlySet<string>): string {
  const hops = [forwarded ?? []].flat().join(',').split(',').map((hop) => hop.trim()).filter(Boolean)
  let caller = plain(socket)
  while (trusted.has(caller) && hops.length > 0) caller = plain(hops.pop()!)
  return caller
}

/** The part of an address that stands for one caller: of IPv6 the first 64 bits, since everybody has the rest to choose from. */
export function callerNetwork(address: string): string {
  if (!isIPv6(address)) return address
  const [head = '', tail] = (address.split('%')[0] ?? '').split('::')
  const before = head.split(':').filter(Boolean)
  const after = tail?.split(':').filter(Boolean) ?? []
  const between = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0')
  return [...before, ...(tail === undefined ? [] : between), ...after].slice(0, 4).join(':')
}

/** The caller that `markAddresses` wrote down; one and the same for all if it did not run, so that all wait together. */
export function addressIn(headers: { get(name: string): string | null }): string {
  return callerNetwork(headers.get(header) ?? 'unknown')
}

const loopback = ['127.0.0.1', '::1']

/**
 * The proxies that are believed: those that MUSTER_PROXIES names. If it names none, and people come by https to a server that listens on this
 * machine alone, they come through a proxy on it: without believing that one, all of them would be one caller and wait for each other.
 */
export function trustedProxies(settings: Readonly<Record<string, string | undefined>>): ReadonlySet<string> {
  const named = (settings.MUSTER_PROXIES ?? '').split(',').map((each) => plain(each.trim())).filter(Boolean)
  if (named.length > 0) return new Set(named)
  const ofThisMachine = ['localhost', ...loopback].includes(settings.MUSTER_LISTEN || '127.0.0.1')
  return new Set(ofThisMachine && settings.MUSTER_URL?.startsWith('https:') ? loopback : [])
}

function plain(address: string): string {
  return address.replace(/^::ffff:/, '')
}
