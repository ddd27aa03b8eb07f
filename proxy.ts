import { randomBytes } from 'node:crypto'
import { NextResponse, type NextRequest } from 'next/server'

/** Adds what every answer carries. It never decides who may see what: pages and doors do, each by itself. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = randomBytes(16).toString('base64')
  const policy = request.nextUrl.pathname.startsWith('/api/') ? "default-src 'none'; frame-ancestors 'none'" : contentPolicy(nonce)
  const asked = new Headers(request.headers)
  asked.set('x-nonce', nonce)
  asked.set('content-security-policy', policy)
  asked.set('x-muster-path', pathOf(request))
  const answer = NextResponse.next({ request: { headers: asked } })
  answer.headers.set('content-security-policy', policy)
  for (const [name, value] of Object.entries(always)) answer.headers.set(name, value)
  if (process.env.MUSTER_URL?.startsWith('https:')) answer.headers.set('strict-transport-security', 'max-age=31536000')
  return answer
}

export const config = { matcher: '/((?!_next/static/).*)' }

const always = {
  'cache-control': 'private, no-store',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  // Not `no-referrer`: it would take the origin from forms, by which they are told from another site's.
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), payment=()',
  'x-dns-prefetch-control': 'off',
  'x-robots-tag': 'noindex, nofollow',
}

// Style attributes come from Radix, charts and Next itself; they carry no script (foundations, Content security).
function contentPolicy(nonce: string): string {
  const scripts = process.env.NODE_ENV === 'development' ? "'unsafe-eval' " : ''
  return [
    "default-src 'self'", `script-src 'self' ${scripts}'nonce-${nonce}' 'strict-dynamic'`, `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'", "img-src 'self' data: blob:", "font-src 'self'", "connect-src 'self'", "object-src 'none'",
    "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
  ].join('; ')
}

/** Where the reader is, for the way back after signing in. */
function pathOf({ nextUrl }: NextRequest): string {
  const query = new URLSearchParams(nextUrl.search)
  query.delete('_rsc')
  return query.size > 0 ? `${nextUrl.pathname}?${query}` : nextUrl.pathname
}
