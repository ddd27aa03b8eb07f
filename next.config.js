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
  // The title comes with the page, never after it: a page is never without one, for a screen reader or a tab.
  htmlLimitedBots: /.*/,
  experimental: {
    authInterrupts: true,
    // The proxy keeps a copy of what anybody sends before a door asks who it is: little more than a command may hold (2 MiB,
    // lib/http/body); what goes beyond is cut off there and refused as too long. Files that are longer go by the proxy: see its matcher.
    proxyClientMaxBodySize: 2_200_000,
  },
}
