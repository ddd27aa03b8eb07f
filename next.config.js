/** What every answer carries, whatever it is; what is built for all alike is kept by browsers. */
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
  // Browsers heed it where it came by https, which Muster is reached by anywhere but on its own machine.
  'strict-transport-security': 'max-age=31536000',
}
/** Of answers that are no pages nothing is carried out. These doors go by the proxy, which gives pages their own policy: see its matcher. */
const noPage = { 'content-security-policy': "default-src 'none'; frame-ancestors 'none'" }
const doors = ['/api/:path*', '/live', '/find', '/presence', '/draft-key', '/incidents/:incidentId/time-line/import/file']
const headersOf = (of) => Object.entries(of).map(([key, value]) => ({ key, value }))

/** @type {import('next').NextConfig} */
export default {
  reactStrictMode: true,
  poweredByHeader: false,
  turbopack: { root: import.meta.dirname },
  outputFileTracingRoot: import.meta.dirname,
  serverExternalPackages: ['pg', '@node-rs/argon2'],
  // Types are checked once, by npm test and npm run check; a user's machine need not check them again.
  typescript: { ignoreBuildErrors: true },
  images: { unoptimized: true },
  headers: () => [
    { source: '/:path((?!_next/static/).*)', headers: headersOf(always) },
    ...doors.map((source) => ({ source, headers: headersOf(noPage) })),
  ],
  // The title comes with the page, never after it: a page is never without one, for a screen reader or a tab.
  htmlLimitedBots: /.*/,
  experimental: {
    // The proxy keeps a copy of what a form sends before anybody asks who it is: no more than a form may hold, which lib/http/gate sees to.
    proxyClientMaxBodySize: 1_100_000,
  },
}
