/** What every answer carries, whatever it is. */
export const always: Readonly<Record<string, string>> = {
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

/** For answers that are no pages: nothing in them is carried out. */
export const noPage = "default-src 'none'; frame-ancestors 'none'"

/** The same for a route that files are sent to: they do not go through the proxy, which would keep them in memory and cut them off. */
export function sealed(answer: Response): Response {
  for (const [name, value] of Object.entries(always)) answer.headers.set(name, value)
  answer.headers.set('content-security-policy', noPage)
  if (process.env.MUSTER_URL?.startsWith('https:')) answer.headers.set('strict-transport-security', 'max-age=31536000')
  return answer
}
