import { randomBytes } from 'node:crypto'
import { NextResponse, type NextRequest } from 'next/server'
import { always, noPage } from '@/lib/http/headers'

/** Adds what every answer carries. It never decides who may see what: pages and doors do, each by itself. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = randomBytes(16).toString('base64')
  const policy = request.nextUrl.pathname.startsWith('/api/') ? noPage : contentPolicy(nonce)
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

// The proxy keeps what is sent in memory and cuts it off at some 2 MB (next.config.js): files that are imported go by it, and their doors
// seal the answers.
export const config = {
  matcher: '/((?!_next/static/|incidents/[^/]+/time-line/import/file$|api/v1/incidents/[^/]+/time-line/import$).*)',
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
