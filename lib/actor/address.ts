import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'
import { isIPv6 } from 'node:net'

const header = 'x-muster-address'

/** Writes on each request where it really came from, before anything else reads it. What the caller wrote there is gone. */
export function markAddresses(): void {
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage }
    request.headers[header] = callerOf(request.socket.remoteAddress ?? '', request.headers['x-forwarded-for'], proxies())
  })
}

/** The caller's address. `x-forwarded-for` counts only as far as it was written by proxies that MUSTER_PROXIES names. */
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

function proxies(): ReadonlySet<string> {
  return new Set((process.env.MUSTER_PROXIES ?? '').split(',').map((each) => plain(each.trim())).filter(Boolean))
}

function plain(address: string): string {
  return address.replace(/^::ffff:/, '')
}
