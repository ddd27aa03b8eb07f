/**
 * What every answer carries, whatever it is; what is built for all alike is kept by browsers.
 * @type {Readonly<Record<string, string>>}
 */
export const always = {
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
  // Browsers heed it where it came by https, which Muster is reached by anywhere but on its own machine.
  'strict-transport-security': 'max-age=31536000',
}

/** Of answers that are no pages nothing is carried out. */
export const noPage = { 'content-security-policy': "default-src 'none'; frame-ancestors 'none'" }
