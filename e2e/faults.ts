import { expect, type BrowserContext, type Page } from '@playwright/test'

export type Faults = Awaited<ReturnType<typeof watchFaults>>

/**
 * Watches all pages of a context for what must never happen: a violation of the content policy, an error in the browser, a request to
 * anybody else, a fault of the server, a signed-in answer that could be kept. `none` fails if anything did.
 */
export async function watchFaults(context: BrowserContext, own = process.env.MUSTER_URL ?? '') {
  const faults: string[] = []
  await context.exposeBinding('reportViolation', (_source, what: string) => void faults.push(`content policy: ${what}`))
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile, lineNumber }) => {
      const report = (window as unknown as { reportViolation: (what: string) => void }).reportViolation
      report(`${violatedDirective} ${blockedURI} at ${sourceFile}:${lineNumber}`)
    })
  })
  context.on('page', (page) => watchPage(page, faults, own))
  return { none: () => expect(faults, 'faults that the browser saw').toEqual([]) }
}

function watchPage(page: Page, faults: string[], own: string): void {
  page.on('pageerror', (error) => faults.push(`error on ${page.url()}: ${error.message}`))
  page.on('console', (message) => {
    // The browser itself logs an answer of 4xx, and a line that a test breaks, and so does Next.js.
    const isMeant = /^Failed to load resource: (the server responded with a status of 4\d\d|net::ERR_(CONNECTION_(RESET|REFUSED)|INCOMPLETE_CHUNKED_ENCODING|EMPTY_RESPONSE|NETWORK_CHANGED|INTERNET_DISCONNECTED))|^Failed to fetch RSC payload for /.test(message.text())
    if (message.type() === 'error' && !isMeant) faults.push(`console on ${page.url()}: ${message.text()}`)
  })
  page.on('request', (request) => {
    if (!/^(data|blob|about):/.test(request.url()) && new URL(request.url()).origin !== own) faults.push(`request to ${request.url()}`)
  })
  page.on('response', (response) => {
    const address = `${response.request().method()} ${response.url()}`
    if (response.status() >= 500) faults.push(`${response.status()} from ${address}`)
    const isStatic = new URL(response.url()).pathname.startsWith('/_next/static/') || response.url().endsWith('/icon.svg')
    if (!isStatic && !response.headers()['cache-control']?.includes('no-store')) faults.push(`can be kept: ${address}`)
  })
}
