import { randomBytes } from 'node:crypto'
import { NextResponse, type NextRequest } from 'next/server'

/**
 * Gives a page the policy by which its own scripts are known. It never decides who may see what: pages and doors do, each by itself. That a form
 * comes from a page of ours has been seen to before (lib/http/gate).
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = randomBytes(16).toString('base64')
  const policy = contentPolicy(nonce)
  const asked = new Headers(request.headers)
  asked.set('x-nonce', nonce)
  asked.set('content-security-policy', policy)
  asked.set('x-muster-path', pathOf(request))
  const answer = NextResponse.next({ request: { headers: asked } })
  answer.headers.set('content-security-policy', policy)
  return answer
}

// Doors that are no pages go by it: it would cost each a tenth of its work, and keep what is sent in memory, cut off at some 2 MB. Their
// policy, and what every answer carries, stand in next.config.js.
export const config = {
  matcher: '/((?!_next/static/|api/|(?:live|find|presence|draft-key)$|incidents/[^/]+/(?:time-line/import/file|situation/words|waits)$).*)',
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
