import type { Instrumentation } from 'next'

/** Runs once when the server starts, before the first request: a configuration that is not safe stops it here (promise 9). */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { markAddresses } = await import('@/lib/actor/address')
  const { publicAddress } = await import('@/lib/actor/public-address')
  const { keyFor } = await import('@/lib/actor/secret')
  const { takeConsole } = await import('@/lib/http/console')
  const { keepGate } = await import('@/lib/http/gate')
  publicAddress()
  keyFor('start')
  takeConsole()
  markAddresses()
  const closeGate = keepGate()
  // An open stream, or a connection that is kept for later, would keep the server from stopping.
  const { endAll } = await import('@/lib/live/hub')
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => {
      endAll()
      closeGate()
    })
}

/** What a page, a route or a form failed with: one line in the log, with the address as its folder is called. */
export const onRequestError: Instrumentation.onRequestError = async (error, _request, { routeType, routePath }) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { busyDigest } = await import('@/lib/http/busy')
  if (typeof error === 'object' && error !== null && 'digest' in error && error.digest === busyDigest) {
    const { tooBusy } = await import('@/lib/http/acting')
    return tooBusy()
  }
  const { log } = await import('@/lib/http/log')
  log(`${routeType} ${routePath}`, error)
}
