import { always, noPage } from './lib/http/always.mjs'

/** Doors that are no pages go by the proxy, which gives pages their own policy: see its matcher. */
const doors = ['/api/:path*', '/live', '/find', '/presence', '/draft-key', '/incidents/:incidentId/time-line/import/file',
  '/incidents/:incidentId/situation/words', '/incidents/:incidentId/waits']
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
  // A page that stands open knows by it whether the server that answers it is still the one that made it.
  env: { MUSTER_BUILD: process.env.MUSTER_BUILD ?? '' },
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
