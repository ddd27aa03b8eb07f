import type { Refused, RefusalCode } from '@/lib/commands/refused'

const statuses: Record<RefusalCode, number> = {
  invalid: 400, unauthenticated: 401, forbidden: 403, proof: 403, missing: 404, state: 409, changed: 409, throttled: 429,
  oversized: 413, late: 408, busy: 503,
}

/** Seconds after which whoever was told that too much waits may come again. */
export const retryAfter = '5'

/**
 * The body and status of a refusal. Hidden and missing are one answer (N3). Each part is named here: nothing else is ever sent along.
 * Where a body was given up, the connection goes with it.
 */
export function refusalResponse({ code, because, details: { fields, theirs, shown, reasons } }: Refused): Response {
  const answer = json({ error: code, because, reasons, fields, theirs, shown }, statuses[code])
  if (code === 'busy') answer.headers.set('retry-after', retryAfter)
  if (code === 'oversized' || code === 'late') answer.headers.set('connection', 'close')
  return answer
}

/** JSON that no cache keeps. */
export function json(body: unknown, status = 200): Response {
  return Response.json(body, { status, headers: { 'cache-control': 'no-store' } })
}

/** The same, of a text that is JSON already. */
export const jsonText = (text: string): Response => new Response(text, { headers: { 'content-type': 'application/json', 'cache-control': 'no-store' } })
